package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code $translate}. Immutable.
 *
 * @param result whether there is a match that relates
 * @param message why there is none, or which mappings were left out; null when there is nothing to say
 */
public record Translation(boolean result, @Nullable String message, List<Match> matches) {

    /**
     * @param source the source side's coding
     * @param target the target side's coding
     * @param stated the equivalence as the map states it: target relative to source
     * @param reversed whether the target was asked and the source found
     * @param comment as the map states it; null when it states none
     * @param products what must be added for the mapping to be whole
     * @param map url of the map
     * @param mapVersion null when the map has none
     */
    public record Match(
            Coding source,
            Coding target,
            ConceptMapEquivalence stated,
            boolean reversed,
            @Nullable String comment,
            List<Product> products,
            String map,
            @Nullable String mapVersion) {

        public Match {
            products = List.copyOf(products);
        }

        /** What was found. */
        public Coding concept() {
            return reversed ? source : target;
        }

        /** What was found, relative to what was asked: turned around where the answer goes in reverse. */
        public ConceptMapEquivalence equivalence() {
            return reversed ? Translate.turned(stated) : stated;
        }
    }

    /** @param property the address of the element that takes the value */
    public record Product(String property, Coding value) {}

    public Translation {
        matches = List.copyOf(matches);
    }
}
