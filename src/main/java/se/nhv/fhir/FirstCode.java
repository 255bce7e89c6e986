package se.nhv.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * The first code of a concept. HAPI's own getters for the first of a list add one that is missing, and parsed resources are shared by all
 * requests: this only reads. Pure.
 */
public final class FirstCode {
    private FirstCode() {}

    /** Empty when the concept has no code. */
    public static String of(CodeableConcept concept) {
        return of(List.of(concept));
    }

    /** The code of the first concept; empty when there is none. */
    public static String of(List<CodeableConcept> concepts) {
        return concepts.stream()
                .limit(1)
                .flatMap(concept -> concept.getCoding().stream())
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }
}
