package se.nhv.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Diagnosis;

/** The part of ICD-10-SE that the trigger codes need: they, what lies below them, and what lies above them. */
final class Classification {
    private Classification() {}

    static CodeSystem resource(List<Diagnosis> diagnoses) {
        CodeSystem system = Codes.hierarchical(Codes.system(
                "icd-10-se",
                "ICD-10-SE, urval",
                "Ett urval ur ICD-10-SE 2021: de utlösande koderna, allt under dem och deras överordnade. Klassifikationen"
                        + " ges ut av Socialstyrelsen; urvalet är registrets."));
        system.setUrl(Systems.ICD_10_SE);
        system.setVersion(Fhir.ICD_VERSION);
        system.setContent(CodeSystemContentMode.FRAGMENT);
        system.setValueSet(null);
        system.getDateElement().setValueAsString(Fhir.DATE);
        Codes.declare(system, "marker", PropertyType.STRING, "Asterisk eller kors i klassifikationen");
        Map<String, ConceptDefinitionComponent> byCode = new LinkedHashMap<>();
        for (Diagnosis diagnosis : diagnoses) {
            ConceptDefinitionComponent concept =
                    new ConceptDefinitionComponent().setCode(diagnosis.code()).setDisplay(diagnosis.display());
            if (!diagnosis.marker().isEmpty()) {
                Codes.property(concept, "marker", Codes.string(diagnosis.marker()));
            }
            byCode.put(diagnosis.code(), concept);
            ConceptDefinitionComponent above = above(diagnosis.code(), byCode);
            if (above == null) {
                system.addConcept(concept);
            } else {
                above.addConcept(concept);
            }
        }
        return system;
    }

    /** The nearest code above: a code's beginning is its parent (ICD-10-SE, five characters). */
    private static @Nullable ConceptDefinitionComponent above(
            String code, Map<String, ConceptDefinitionComponent> byCode) {
        for (int length = code.length() - 1; length >= 3; length--) {
            ConceptDefinitionComponent found = byCode.get(code.substring(0, length));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
