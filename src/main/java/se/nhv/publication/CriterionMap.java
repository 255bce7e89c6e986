package se.nhv.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.UriType;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;
import se.nhv.publication.overlay.Diagnosis;
import se.nhv.publication.overlay.Trigger;

/** Which criterion a diagnosis code speaks of, and how surely (FHIR R4 ConceptMap; equivalence: code to criterion). */
final class CriterionMap {
    static final String ID = "nhv-kriterium-till-icd10se";

    private CriterionMap() {}

    static ConceptMap resource(List<Area> areas, List<Diagnosis> diagnoses) {
        ConceptMap map = Fhir.describe(
                new ConceptMap(),
                ID,
                "Kriterier till ICD-10-SE",
                "Redaktionell mappning: inget beslut anger diagnoskoder. En målkod står för sig själv och allt under den."
                        + " equivalent, equal, narrower och specializes besvarar kriteriet (säker); övriga gör det inte (kandidat).");
        map.setSource(new UriType(Fhir.canonical("ValueSet", "nhv-kriterium")));
        map.setTarget(new UriType(Fhir.canonical("ValueSet", "icd10se-nhv")));
        Map<String, String> displays = new LinkedHashMap<>();
        diagnoses.forEach(diagnosis -> displays.put(diagnosis.code(), diagnosis.display()));
        ConceptMapGroupComponent group = map.addGroup()
                .setSource(Systems.CRITERION)
                .setSourceVersion(Fhir.VERSION)
                .setTarget(Systems.ICD_10_SE)
                .setTargetVersion(Fhir.ICD_VERSION);
        areas.forEach(area -> area.criteria().forEach(criterion -> element(group, area, criterion, displays)));
        return map;
    }

    private static void element(
            ConceptMapGroupComponent group, Area area, Criterion criterion, Map<String, String> displays) {
        List<Trigger> triggers = area.triggers().stream()
                .filter(trigger -> trigger.linkId().equals(criterion.linkId()))
                .toList();
        if (triggers.isEmpty()) {
            return;
        }
        SourceElementComponent element =
                group.addElement().setCode(criterion.linkId()).setDisplay(criterion.sv());
        for (Trigger trigger : triggers) {
            String display = displays.get(trigger.code());
            if (display == null) {
                throw new IllegalArgumentException("no such diagnosis: " + trigger.code());
            }
            element.addTarget()
                    .setCode(trigger.code())
                    .setDisplay(display)
                    .setEquivalence(ConceptMapEquivalence.fromCode(trigger.equivalence()))
                    .setComment(trigger.comment())
                    .addExtension(Fhir.extension(Fhir.MAPPING_BASIS, new CodeType(trigger.basis())));
        }
    }
}
