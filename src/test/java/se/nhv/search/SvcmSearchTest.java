package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.testing.RunningRegister;

/**
 * IHE SVCM 1.5, what a Terminology Repository shall do: Query Value Set [ITI-95], Query Code System [ITI-96], Expand Value Set
 * [ITI-97], Lookup Code [ITI-98], Validate Code [ITI-99], Query Concept Map [ITI-100] and Translate Code [ITI-101]; and the
 * CapabilityStatement IHE.SVCM.TerminologyRepository. The operations are tested in depth with the terminology.
 */
class SvcmSearchTest {
    private static final String URL = "https://nhv.example/fhir/";
    private static final Map<String, String> EXAMPLES = Map.of(
            "CodeSystem", "nhv-omrade",
            "ValueSet", "dysmeli-utlosande",
            "ConceptMap", "nhv-kriterium-till-icd10se");

    private static RunningRegister register;
    private static Asking asking;
    private static CapabilityStatement capability;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        asking = new Asking(register);
        capability = register.read("metadata", CapabilityStatement.class);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    static Stream<String> types() {
        return EXAMPLES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @CsvSource({
        // ITI-95, 3.95.4.1.2.1
        "ValueSet,_id=dysmeli-utlosande",
        "ValueSet,_lastUpdated=ge2020",
        "ValueSet,status=active",
        "ValueSet,name=Dysmeli",
        "ValueSet,name:contains=meli",
        "ValueSet,name:exact=NhvOmrade",
        "ValueSet,description:contains=a",
        "ValueSet,reference=https://nhv.example/fhir/CodeSystem/nhv-omrade",
        "ValueSet,title:contains=dysmeli",
        "ValueSet,url=https://nhv.example/fhir/ValueSet/dysmeli-utlosande",
        "ValueSet,version=1.0.0",
        // ITI-96, 3.96.4.1.2.1
        "CodeSystem,_id=nhv-omrade",
        "CodeSystem,_lastUpdated=ge2020",
        "CodeSystem,status=active",
        "CodeSystem,name=Nhv",
        "CodeSystem,name:contains=omr",
        "CodeSystem,name:exact=NhvOmrade",
        "CodeSystem,description:contains=a",
        "CodeSystem,system=https://nhv.example/fhir/CodeSystem/nhv-omrade",
        "CodeSystem,title:contains=a",
        "CodeSystem,url=https://nhv.example/fhir/CodeSystem/nhv-omrade",
        "CodeSystem,version=1.0.0",
        // ITI-100, 3.100.4.1.2.1
        "ConceptMap,_id=nhv-kriterium-till-icd10se",
        "ConceptMap,_lastUpdated=ge2020",
        "ConceptMap,status=active",
        "ConceptMap,name=Nhv",
        "ConceptMap,name:contains=Krit",
        "ConceptMap,name:exact=NhvKriteriumTillIcd10se",
        "ConceptMap,description:contains=a",
        "ConceptMap,title:contains=till",
        "ConceptMap,url=https://nhv.example/fhir/ConceptMap/nhv-kriterium-till-icd10se",
        "ConceptMap,version=1.0.0",
        "ConceptMap,source-system=https://nhv.example/fhir/CodeSystem/nhv-kriterium",
        "ConceptMap,source-uri=https://nhv.example/fhir/ValueSet/nhv-kriterium",
        "ConceptMap,target-system=urn:oid:1.2.752.116.1.1.1.1.3",
        "ConceptMap,target-uri=https://nhv.example/fhir/ValueSet/icd10se-nhv",
        // combined, as 3.95.4.1.2 asks
        "ValueSet,status=active&version=1.0.0&name:contains=meli",
        "CodeSystem,status=active&version=1.0.0",
    })
    void aRepositoryShallFind(String type, String query) {
        Bundle bundle = asking.get(type + "?" + query);
        assertThat(Asking.matches(bundle)).as(query).isNotEmpty().allMatch(found -> found.startsWith(type + "/"));
        assertThat(Asking.matches(asking.post(type + "?" + query))).isEqualTo(Asking.matches(bundle));
        assertThat(Asking.matches(asking.get(type + "?" + query, "Accept", "application/fhir+xml")))
                .isEqualTo(Asking.matches(bundle));
        for (String part : query.split("&")) {
            assertThat(Asking.matches(asking.get(type + "?" + opposite(part))))
                    .as("a parameter that is asked otherwise finds others: " + part)
                    .doesNotContainAnyElementsOf(Asking.matches(bundle));
        }
    }

    private static String opposite(String parameter) {
        String[] parts = parameter.split("=", 2);
        return switch (parts[0]) {
            case "_id", "status", "version" -> parts[0] + ":not=" + parts[1].split(",")[0];
            case "_lastUpdated" -> "_lastUpdated=lt2020";
            default -> parameter + "-not-this";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "ValueSet,identifier=x",
        "ValueSet,description:exact=x",
        "ValueSet,title:exact=x",
        "CodeSystem,identifier=x",
        "CodeSystem,description:exact=x",
        "CodeSystem,title:exact=x",
        "ConceptMap,identifier=x",
        "ConceptMap,description:exact=x",
        "ConceptMap,title:exact=x",
    })
    void aRepositoryShallAnswerThatNothingMatches(String type, String query) {
        Bundle bundle = asking.get(type + "?" + query);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(bundle.getTotal()).isZero();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theTimeOfTheLastChangeIsAskedWithEveryPrefix(String type) {
        int all = asking.get(type + "?_summary=count").getTotal();
        for (String value : List.of("gt2020", "lt2030", "ge2026-11-22", "le2026-11-22", "sa2020", "eb2030")) {
            assertThat(asking.get(type + "?_summary=count&_lastUpdated=" + value)
                            .getTotal())
                    .as(value)
                    .isEqualTo(all);
        }
        String then = "2026-11-22T00:00:00.000Z"; // of every resource of the base edition
        for (String prefix : List.of("gt", "lt", "sa", "eb", "ne")) {
            assertThat(asking.get(type + "?_summary=count&_lastUpdated=" + prefix + then)
                            .getTotal())
                    .as(prefix)
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void oneIsReadInJsonAndXmlAndAnotherIsNotFound(String type) {
        for (String format : List.of("application/fhir+json", "application/fhir+xml")) {
            assertThat(register.get(type + "/" + EXAMPLES.get(type), "Accept", format)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(register.get(type + "/" + EXAMPLES.get(type), "Accept", "application/pdf")
                        .statusCode())
                .isEqualTo(406);
        assertThat(register.get(type + "/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "ValueSet,_id _lastUpdated status identifier name description reference title url version,expand validate-code",
        "CodeSystem,_id _lastUpdated status identifier name description system title url version,lookup validate-code",
        "ConceptMap,_id _lastUpdated status identifier name description title url version source-system source-uri"
                + " target-system target-uri,translate",
    })
    void theStatementClaimsWhatARepositoryIs(String type, String parameters, String operations) {
        CapabilityStatementRestResourceComponent resource = capability.getRestFirstRep().getResource().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
        assertThat(resource.getInteraction())
                .extracting(each -> each.getCode().toCode())
                .contains("read", "search-type");
        assertThat(resource.getSearchParam()).extracting(each -> each.getName()).contains(parameters.split(" "));
        for (String name : Set.of(operations.split(" "))) {
            assertThat(resource.getOperation())
                    .anyMatch(each -> each.getName().equals(name)
                            && each.getDefinition()
                                    .equals("http://hl7.org/fhir/OperationDefinition/" + type + "-" + name));
        }
        assertThat(resource.getSupportedProfile())
                .extracting(PrimitiveType::getValue)
                .contains("https://profiles.ihe.net/ITI/SVCM/StructureDefinition/IHE.SVCM." + type);
        assertThat(capability.getRestFirstRep().getInteraction())
                .extracting(each -> each.getCode().toCode())
                .contains("search-system");
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyArtefactHasAnAddress(String type) { // profiles IHE.SVCM.CodeSystem, .ValueSet, .ConceptMap: url 1..1
        assertThat(asking.get(type + "?url:missing=true&_summary=count").getTotal())
                .isZero();
    }

    @Test
    void aValueSetIsExpanded() { // ITI-97
        var expanded = register.read("ValueSet/$expand?url=" + URL + "ValueSet/dysmeli-utlosande", ValueSet.class);
        assertThat(expanded.getExpansion().getContains()).isNotEmpty();
        assertThat(expanded.getExpansion().hasTimestamp()).isTrue();
        refused("ValueSet/$expand?url=" + URL + "ValueSet/nothing");
    }

    @Test
    void aCodeIsLookedUp() { // ITI-98
        String lookup = "CodeSystem/$lookup?system=" + URL + "CodeSystem/nhv-omrade&code=";
        var found = register.read(lookup + "net-binjure", Parameters.class);
        assertThat(found.getParameter("name").getValue().primitiveValue()).isNotEmpty();
        assertThat(found.getParameter("display").getValue().primitiveValue()).isNotEmpty();
        refused(lookup + "nothing");
    }

    @Test
    void aCodeIsValidatedInAValueSetAndInACodeSystem() { // ITI-99
        String set = "ValueSet/$validate-code?url=" + URL + "ValueSet/nhv-omrade&system=" + URL
                + "CodeSystem/nhv-omrade&code=";
        String system = "CodeSystem/$validate-code?url=" + URL + "CodeSystem/nhv-omrade&code=";
        for (String operation : List.of(set, system)) {
            assertThat(register.read(operation + "net-binjure", Parameters.class)
                            .getParameterBool("result"))
                    .isTrue();
            var wrong = register.read(operation + "nothing", Parameters.class);
            assertThat(wrong.getParameterBool("result")).isFalse();
            assertThat(wrong.getParameter("message").getValue().primitiveValue())
                    .isNotEmpty();
        }
    }

    @Test
    void aCodeIsTranslated() { // ITI-101
        String translate = "ConceptMap/$translate?url=" + URL + "ConceptMap/nhv-kriterium-till-icd10se&source=" + URL
                + "ValueSet/nhv-kriterium&target=" + URL + "ValueSet/icd10se-nhv&system=" + URL
                + "CodeSystem/nhv-kriterium&code=";
        var translated = register.read(translate + "dysmeli-1", Parameters.class);
        assertThat(translated.getParameterBool("result")).isTrue();
        assertThat(translated.getParameter())
                .anyMatch(parameter -> parameter.getName().equals("match"));
        assertThat(register.read(translate + "nothing", Parameters.class).getParameterBool("result"))
                .isFalse();
    }

    private static void refused(String request) {
        var answer = register.get(request);
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(register.resource(answer, OperationOutcome.class).getIssue()).isNotEmpty();
    }

    @Test
    void onlyTheHeadIsSentWhenASummaryIsAskedFor() {
        Bundle bundle = asking.get("CodeSystem?_id=nhv-omrade&_summary=true");
        var system = (CodeSystem) bundle.getEntryFirstRep().getResource();
        assertThat(system.getUrl()).isEqualTo(URL + "CodeSystem/nhv-omrade");
        assertThat(system.hasConcept()).isFalse();
    }
}
