package se.nhv.write.rules;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import se.nhv.fhir.Systems;
import se.nhv.write.Draft;

/** What the rules need to know of permits. Pure functions. */
final class Permits {
    static final String PERMIT = "tillstand";
    static final String SUB_PERMIT = "undertillstand";

    private Permits() {}

    static Stream<OrganizationAffiliation> active(Draft draft) {
        return draft.all("OrganizationAffiliation").stream()
                .map(OrganizationAffiliation.class::cast)
                .filter(OrganizationAffiliation::getActive);
    }

    static boolean hasRole(OrganizationAffiliation affiliation, String role) {
        return codes(affiliation.getCode(), Systems.PERMIT_ROLE).anyMatch(role::equals);
    }

    /** The areas, sub-areas and sub-permits that it is about. */
    static List<String> areas(OrganizationAffiliation affiliation) {
        return codes(affiliation.getSpecialty(), Systems.AREA).toList();
    }

    private static Stream<String> codes(List<CodeableConcept> concepts, String system) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> coding.getCode());
    }

    /** The concepts above an area code, nearest last; empty when it is on top or unknown. */
    static List<String> above(Draft draft, String area) {
        return draft.all("CodeSystem").stream()
                .map(CodeSystem.class::cast)
                .filter(system -> Systems.AREA.equals(system.getUrl()))
                .map(system -> way(system.getConcept(), area))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .map(way -> way.subList(0, way.size() - 1))
                .orElse(List.of());
    }

    private static List<String> way(List<ConceptDefinitionComponent> concepts, String wanted) {
        for (ConceptDefinitionComponent concept : concepts) {
            if (wanted.equals(concept.getCode())) {
                return List.of(wanted);
            }
            List<String> below = way(concept.getConcept(), wanted);
            if (!below.isEmpty()) {
                return Stream.concat(Stream.of(concept.getCode()), below.stream())
                        .toList();
            }
        }
        return List.of();
    }
}
