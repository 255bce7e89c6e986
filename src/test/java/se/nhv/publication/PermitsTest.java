package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;

/** Permits, units and their limits are those of the reviewed table; what no source states is said to be unknown. */
class PermitsTest {

    @Test
    void theTenAreasHaveTheUnitsOfTheTable() throws IOException {
        List<String> expected = new ArrayList<>();
        Published.table("units.tsv").forEach(row -> expected.add(String.join("\t", row)));
        List<String> published = new ArrayList<>();
        for (String area : Published.table("units.tsv").stream()
                .map(row -> row[0])
                .distinct()
                .toList()) {
            for (OrganizationAffiliation permit : permits(area)) {
                published.add(row(area, permit));
            }
        }
        assertThat(published).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String row(String area, OrganizationAffiliation permit) throws IOException {
        String holder = permit.getOrganization().getReference();
        String performer = permit.getParticipatingOrganization().getReference();
        boolean unitStated = !performer.equals(holder);
        List<String> roles = Published.codes(permit.getCode(), Systems.PERMIT_ROLE);
        assertThat(roles.contains("enhet-ej-angiven")).as(permit.getId()).isEqualTo(!unitStated);
        String region = permit.getIdElement().getIdPart().substring(area.length() + 1);
        assertThat(holder).isEqualTo("Organization/region-" + region);
        HealthcareService service = service(permit.getHealthcareServiceFirstRep());
        assertThat(service.hasLocation()).isEqualTo(unitStated);
        return String.join(
                "\t",
                area,
                String.valueOf(decidedUnits(area)),
                region,
                unitStated ? performer.substring("Organization/".length()) : "-",
                start(permit),
                permit.getExtension().stream()
                        .map(granted -> granted.getValue().primitiveValue())
                        .findFirst()
                        .orElse(""),
                String.join(
                        " ",
                        roles.stream()
                                .filter(role -> !role.equals("enhet-ej-angiven"))
                                .toList()),
                String.join(" ", subPermits(area, region)),
                String.join(" ", references(service.getCoverageArea())),
                String.join(
                        " ",
                        service.getEligibility().stream()
                                .map(limit ->
                                        limit.getCode().getCodingFirstRep().getCode())
                                .toList()),
                permit.getMeta().getTagFirstRep().getCode());
    }

    private static String start(OrganizationAffiliation permit) {
        if (permit.getPeriod().getStartElement().hasValue()) {
            return permit.getPeriod().getStartElement().getValueAsString();
        }
        assertThat(permit.getPeriod()
                        .getStartElement()
                        .getExtensionString("http://hl7.org/fhir/StructureDefinition/data-absent-reason"))
                .isEqualTo("unknown");
        return "-";
    }

    @Test
    void theRegionThatHelpsAnotherIsAPartnerUnderTheOthersPermit() {
        var partner = affiliation("konsdysfori.vastra-gotaland.vasterbotten");
        assertThat(Published.codes(partner.getCode(), Systems.PERMIT_ROLE))
                .containsExactly("underleverantor", "samarbetspartner");
        assertThat(partner.getOrganization().getReference()).isEqualTo("Organization/region-vastra-gotaland");
        assertThat(partner.getParticipatingOrganization().getReference()).isEqualTo("Organization/region-vasterbotten");
        assertThat(partner.getPeriod().getStartElement().getValueAsString()).isEqualTo("2024-01-01");
    }

    @Test
    void ofThePartnersActivitiesOnlySurgeryIsForAdults() {
        var limited = affiliation("konsdysfori.vastra-gotaland.vasterbotten").getHealthcareService().stream()
                .map(PermitsTest::service)
                .filter(HealthcareService::hasEligibility)
                .map(HealthcareService::getName)
                .toList();
        assertThat(limited).containsExactly("Könsdysfori, kirurgi, Region Västerbotten");
    }

    @Test
    void anUnverifiedAreaIsADraftWithoutUnitsAndARejectedOneHasNoProgramme() throws IOException {
        for (PlanDefinition plan : plans()) {
            String rank = plan.getMeta().getTagFirstRep().getCode();
            String slug = plan.getIdElement().getIdPart();
            assertThat(plan.getMeta().getTag()).as(slug).hasSize(1);
            if (rank.equals("overifierad")) {
                assertThat(plan.getStatus()).as(slug).isEqualTo(PublicationStatus.DRAFT);
            }
            if (plan.getStatus() != PublicationStatus.ACTIVE) {
                assertThat(permits(slug)).as(slug).isEmpty();
                assertThat(decidedUnits(slug)).as(slug).isNull();
            }
            boolean programme = plan.getUseContext().stream()
                    .anyMatch(context -> context.getCode().getCode().equals("program"));
            assertThat(programme).as(slug).isEqualTo(plan.getStatus() != PublicationStatus.RETIRED);
        }
        assertThat(plans()).hasSize(69);
        assertThat(plans().stream().filter(plan -> plan.getStatus() == PublicationStatus.RETIRED))
                .hasSize(2);
        assertThat(plans().stream().filter(plan -> plan.getStatus() == PublicationStatus.DRAFT))
                .hasSize(5);
    }

    @Test
    void aNameBesideAReferenceIsTheNameOfTheOrganizationItself() throws IOException {
        List<Reference> references = new ArrayList<>();
        for (OrganizationAffiliation permit : Published.all(OrganizationAffiliation.class, "permits")) {
            references.add(permit.getOrganization());
            references.add(permit.getParticipatingOrganization());
        }
        Published.all(HealthcareService.class, "healthcare-services")
                .forEach(service -> references.add(service.getProvidedBy()));
        for (Reference reference : references) {
            String id = reference.getReferenceElement().getIdPart();
            assertThat(reference.getDisplay())
                    .as(id)
                    .isEqualTo(Published.read(Organization.class, "organizations", id)
                            .getName());
        }
    }

    @Test
    void noContactOrNumberIsInvented() throws IOException {
        assertThat(Published.all(HealthcareService.class, "healthcare-services"))
                .noneMatch(HealthcareService::hasTelecom)
                .noneMatch(HealthcareService::hasEndpoint);
        assertThat(Published.all(OrganizationAffiliation.class, "permits"))
                .noneMatch(OrganizationAffiliation::hasTelecom)
                .noneMatch(OrganizationAffiliation::hasEndpoint);
    }

    private static List<PlanDefinition> plans() throws IOException {
        return Published.all(PlanDefinition.class, "care-areas");
    }

    /** The area's ordinary permits: no sub-permits, no partners. */
    private static List<OrganizationAffiliation> permits(String area) throws IOException {
        return Published.all(OrganizationAffiliation.class, "permits").stream()
                .filter(permit ->
                        Published.codes(permit.getSpecialty(), Systems.AREA).contains(area))
                .filter(permit ->
                        Published.codes(permit.getCode(), Systems.PERMIT_ROLE).contains("tillstand"))
                .toList();
    }

    private static List<String> subPermits(String area, String region) throws IOException {
        return Published.all(OrganizationAffiliation.class, "permits").stream()
                .filter(permit ->
                        Published.codes(permit.getCode(), Systems.PERMIT_ROLE).contains("undertillstand"))
                .filter(permit -> permit.getOrganization().getReference().equals("Organization/region-" + region))
                .flatMap(permit -> Published.codes(permit.getSpecialty(), Systems.AREA).stream())
                .filter(concept -> concept.startsWith(area + "."))
                .sorted()
                .toList();
    }

    private static @Nullable Integer decidedUnits(String area) {
        var number = Published.plan(area).getExtensionByUrl(Fhir.NUMBER_OF_UNITS);
        return number == null ? null : ((PositiveIntType) number.getValue()).getValue();
    }

    private static OrganizationAffiliation affiliation(String id) {
        return Published.read(OrganizationAffiliation.class, "permits", id);
    }

    private static HealthcareService service(Reference reference) {
        return Published.read(
                HealthcareService.class,
                "healthcare-services",
                reference.getReferenceElement().getIdPart());
    }

    private static List<String> references(List<Reference> references) {
        return references.stream()
                .map(reference -> reference.getReferenceElement().getIdPart())
                .toList();
    }
}
