package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;

/**
 * A question to {@code ConceptMap/$translate} in its R4 or R5 form.
 *
 * @param map which map; null for every map that fits
 * @param codings what to translate: codes of the source side, or with {@code reverse} of the target side
 * @param scopes restrict the maps and the answer; each null where it was not given
 * @param dependencies what else is known: mappings that depend on something that is not given are left out
 * @param form how the answer is told
 */
public record TranslateRequest(
        @Nullable Canonical map,
        List<Coding> codings,
        Scopes scopes,
        boolean reverse,
        List<Dependency> dependencies,
        Form form) {

    /** The two shapes of the operation. */
    public enum Form {
        /** {@code code}, {@code system}, {@code reverse}: concept, equivalence, source = the map's url. */
        R4,
        /** {@code sourceCode} or {@code targetCode}: concept, relationship, equivalence, source coding, originMap. */
        R5
    }

    /**
     * @param sourceSet the value set of the codes that are translated, by address
     * @param targetSet the value set that the answer must be in
     * @param system the system that the answer must be of
     */
    public record Scopes(
            @Nullable String sourceSet,
            @Nullable String targetSet,
            @Nullable String system) {
        public static final Scopes NONE = new Scopes(null, null, null);
    }

    public TranslateRequest {
        codings = List.copyOf(codings);
        dependencies = List.copyOf(dependencies);
    }
}
