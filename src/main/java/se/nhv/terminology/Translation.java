package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code $translate}. Immutable.
 *
 * @param result whether there is a match that relates
 * @param message why there is none; null when there is one
 */
public record Translation(boolean result, @Nullable String message, List<Match> matches) {

    /**
     * @param concept what was found; with R5's form the target side's coding
     * @param other the other side's coding
     * @param equivalence of {@code concept} to what was asked
     * @param comment as the map states it; null when it states none
     * @param map url of the map
     * @param mapVersion null when the map has none
     */
    public record Match(
            Coding concept,
            Coding other,
            ConceptMapEquivalence equivalence,
            @Nullable String comment,
            String map,
            @Nullable String mapVersion) {}

    public Translation {
        matches = List.copyOf(matches);
    }
}
