package se.nhv.terminology;

import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.ConceptStates;

/** What a value set says by extension of a concept that it lists. Pure. */
final class StatedConcepts {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private StatedConcepts() {}

    /** Whether the value set says that the concept should no longer be used. */
    static boolean isDeprecated(ConceptReferenceComponent concept) {
        Extension deprecated = concept.getExtensionByUrl(BASE + "valueset-deprecated");
        boolean stated = deprecated != null
                && deprecated.getValue() != null
                && "true".equals(deprecated.getValue().primitiveValue());
        return stated || ConceptStates.isDeprecated(concept.getExtension());
    }

    /** The definition that holds in this value set; null when the code system's does. */
    static @Nullable String definition(@Nullable ConceptReferenceComponent concept) {
        if (concept == null) {
            return null;
        }
        Extension own = concept.getExtensionByUrl(BASE + "valueset-concept-definition");
        return own == null || own.getValue() == null ? null : own.getValue().primitiveValue();
    }
}
