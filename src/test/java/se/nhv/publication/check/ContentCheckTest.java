package se.nhv.publication.check;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.fhir.Codec;
import se.nhv.publication.check.Finding.Severity;
import se.nhv.store.content.ContentFiles;

/** The published content has no errors, and each kind of fault is found where it is made. */
class ContentCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final List<Resource> PUBLISHED = published();

    private static List<Resource> published() {
        Codec codec = new Codec(FhirContext.forR4Cached());
        return ContentFiles.in(Path.of("fhir-resources")).against(Map.of(), Instant.EPOCH).versions().stream()
                .map(version -> codec.parse(version.json()))
                .toList();
    }

    private static List<Resource> content() {
        return new ArrayList<>(PUBLISHED);
    }

    private static List<Finding> findings(List<Resource> content) {
        return new ContentCheck(content, DAY, 12).findings();
    }

    @Test
    void thePublishedContentHasNoErrors() {
        assertThat(findings(content())).noneMatch(one -> one.severity() == Severity.ERROR);
    }

    /** A fault, by the code that it is found by and where. */
    private static Arguments fault(String code, String where, Consumer<List<Resource>> made) {
        return Arguments.of(code, where, made);
    }

    /** The resource, put in its list as a copy that may be broken. */
    private static <T extends Resource> T of(List<Resource> content, Class<T> type, String id) {
        T original = content.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(one -> one.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
        T copy = type.cast(original.copy());
        content.set(content.indexOf(original), copy);
        return copy;
    }

    private static OrganizationAffiliation permit(List<Resource> content) {
        return of(content, OrganizationAffiliation.class, "avancerad-backenkirurgi.skane");
    }

    private static PlanDefinition area(List<Resource> content) {
        return of(content, PlanDefinition.class, "avancerad-backenkirurgi");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "dangling-reference",
                        "HealthcareService/avancerad-backenkirurgi.sus",
                        content -> of(content, HealthcareService.class, "avancerad-backenkirurgi.sus")
                                .getProvidedBy()
                                .setReference("Organization/nowhere")),
                fault(
                        "dangling-canonical",
                        "PlanDefinition/avancerad-backenkirurgi",
                        content ->
                                content.remove(of(content, Questionnaire.class, "nhv-fragor-avancerad-backenkirurgi"))),
                fault(
                        "overlay-hanging",
                        "ConceptMap/nhv-kriterium-till-icd10se",
                        content -> of(content, ConceptMap.class, "nhv-kriterium-till-icd10se")
                                .getGroupFirstRep()
                                .getElementFirstRep()
                                .setCode("gone")),
                fault(
                        "area-without-codes",
                        "PlanDefinition/avancerad-backenkirurgi",
                        content -> area(content)
                                .getRelatedArtifact()
                                .removeIf(one ->
                                        one.hasResource() && one.getResource().contains("/ValueSet/"))),
                fault(
                        "area-without-source",
                        "PlanDefinition/avancerad-backenkirurgi",
                        content -> area(content).setRelatedArtifact(List.of())),
                fault(
                        "missing-translation",
                        "PlanDefinition/avancerad-backenkirurgi",
                        content -> area(content).getTitleElement().setExtension(List.of())),
                fault(
                        "missing-translation",
                        "CodeSystem/nhv-omrade",
                        content -> of(content, CodeSystem.class, "nhv-omrade")
                                .getConceptFirstRep()
                                .setDesignation(List.of())),
                fault(
                        "missing-translation",
                        "PlanDefinition/avancerad-backenkirurgi bk",
                        content -> area(content)
                                .getActionFirstRep()
                                .getTitleElement()
                                .setExtension(List.of())),
                fault(
                        "missing-translation",
                        "Questionnaire/nhv-fragor-avancerad-backenkirurgi fritext",
                        content -> of(content, Questionnaire.class, "nhv-fragor-avancerad-backenkirurgi")
                                .addItem()
                                .setLinkId("fritext")
                                .setType(Questionnaire.QuestionnaireItemType.STRING)
                                .setText("Något annat?")),
                fault(
                        "permit-without-holder",
                        "OrganizationAffiliation/avancerad-backenkirurgi.skane",
                        content -> permit(content).setOrganization(null)),
                fault(
                        "service-without-permit",
                        "HealthcareService/avancerad-backenkirurgi.sus",
                        content -> permit(content).setHealthcareService(List.of())),
                fault(
                        "area-without-permit",
                        "PlanDefinition/gendermatoser",
                        content -> of(content, OrganizationAffiliation.class, "gendermatoser.uppsala")
                                .setSpecialty(List.of())),
                fault(
                        "permit-without-service",
                        "OrganizationAffiliation/avancerad-backenkirurgi.skane",
                        content -> permit(content).setHealthcareService(List.of())),
                fault(
                        "permit-without-unit",
                        "OrganizationAffiliation/avancerad-backenkirurgi.skane",
                        content -> permit(content).addCode().addCoding().setCode("enhet-ej-angiven")),
                fault(
                        "ended-permit-active",
                        "OrganizationAffiliation/avancerad-backenkirurgi.skane",
                        content -> permit(content)
                                .getPeriod()
                                .setEndElement(new org.hl7.fhir.r4.model.DateTimeType("2025-12-31"))),
                fault(
                        "ended-permit-referenced",
                        "HealthcareService/avancerad-backenkirurgi.sus",
                        content -> permit(content)
                                .setActive(false)
                                .getPeriod()
                                .setEndElement(new org.hl7.fhir.r4.model.DateTimeType("2025-12-31"))),
                fault(
                        "old-source",
                        "DocumentReference/kalla-000",
                        content -> of(content, DocumentReference.class, "kalla-000")
                                .setDate(new DateType("2025-01-01").getValue())),
                fault(
                        "source-without-date",
                        "DocumentReference/kalla-000",
                        content -> of(content, DocumentReference.class, "kalla-000")
                                .setDate(null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void aFaultIsFoundWhereItIs(String code, String where, Consumer<List<Resource>> made) {
        List<Resource> content = content();
        long before = findings(content).stream()
                .filter(one -> one.code().equals(code) && one.where().startsWith(where))
                .count();
        made.accept(content);
        assertThat(findings(content))
                .filteredOn(one -> one.code().equals(code) && one.where().startsWith(where))
                .hasSizeGreaterThan(Math.toIntExact(code.equals("source-without-date") ? 0 : before));
    }

    /** A permit that ends in a year ends with it, whatever the clock's zone is. */
    @ParameterizedTest
    @CsvSource({"2026-11-21,true", "2026-11-22,false", "2026-11,false", "2026-10,true", "2026,false", "2025,true"})
    void aPermitEndsWithItsLastDay(String end, boolean ended) {
        List<Resource> content = content();
        permit(content).getPeriod().setEndElement(new org.hl7.fhir.r4.model.DateTimeType(end));
        assertThat(findings(content).stream().anyMatch(one -> one.code().equals("ended-permit-active")))
                .isEqualTo(ended);
    }

    @Test
    void theReportIsAnOperationOutcomeATextAndAPage() {
        List<Finding> findings = List.of(
                new Finding(Severity.ERROR, "dangling-reference", "Location/a", "pekar på <ingenting>"),
                new Finding(Severity.INFORMATION, "permit-without-unit", "OrganizationAffiliation/b", "ingen enhet"));
        OperationOutcome outcome = Findings.outcome(findings);
        assertThat(outcome.getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.ERROR);
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("dangling-reference");
        assertThat(Findings.text(findings))
                .contains("fel [dangling-reference] Location/a", "1 fel, 0 varningar, 1 upplysningar");
        assertThat(Findings.html(findings))
                .contains("<html lang=\"sv\">", "pekar på &lt;ingenting&gt;", "scope=\"col\"");
        assertThat(Findings.outcome(List.of()).getIssue()).hasSize(1);
    }
}
