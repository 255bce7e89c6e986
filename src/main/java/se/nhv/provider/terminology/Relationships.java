package se.nhv.provider.terminology;

import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;

/** R4's equivalences, target relative to source, as R5's relationships (R5 conceptmap, mapping of codes). Pure. */
final class Relationships {
    private Relationships() {}

    static String of(ConceptMapEquivalence equivalence) {
        switch (equivalence) {
            case EQUIVALENT, EQUAL:
                return "equivalent";
            case WIDER, SUBSUMES:
                return "source-is-narrower-than-target";
            case NARROWER, SPECIALIZES:
                return "source-is-broader-than-target";
            case DISJOINT, UNMATCHED:
                return "not-related-to";
            default:
                return "related-to";
        }
    }
}
