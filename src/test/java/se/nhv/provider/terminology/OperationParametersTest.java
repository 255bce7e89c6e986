package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/** The rarer parameters of R4's terminology operations: each has its effect or is refused, none is passed over in silence. */
class OperationParametersTest {
    private static final String JSON = "application/fhir+json";
    private static final String PERMIT = Systems.BASE + "/StructureDefinition/nhv-tillstand";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @CsvSource({"'',", "incoming,incoming", "outgoing,outgoing"})
    void anElementOfAProfileLeadsToTheValueSetThatItIsBoundTo(String direction, String told) {
        String path = "ValueSet/$expand?context=" + encoded(PERMIT + "#OrganizationAffiliation.specialty")
                + (direction.isEmpty() ? "" : "&contextDirection=" + direction);
        ValueSet found = register.read(path, ValueSet.class);
        assertThat(found.getUrl()).isEqualTo(Systems.BASE + "/ValueSet/nhv-omrade");
        assertThat(parameter(found, "context")).isEqualTo(PERMIT + "#OrganizationAffiliation.specialty");
        assertThat(parameter(found, "contextDirection")).isEqualTo(told);
        Parameters valid = register.read(
                "ValueSet/$validate-code?code=dysmeli&system=" + Systems.AREA + "&context="
                        + encoded(PERMIT + "#OrganizationAffiliation.specialty"),
                Parameters.class);
        assertThat(valid.getParameterBool("result")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/nobodys#x, 404",
        "https://nhv.example/fhir/StructureDefinition/nhv-tillstand#OrganizationAffiliation.nonsense, 404",
        "https://nhv.example/fhir/StructureDefinition/nhv-tillstand#OrganizationAffiliation.network, 404",
        "https://nhv.example/fhir/StructureDefinition/nhv-tillstand, 400"
    })
    void aContextThatLeadsNowhereIsSaidToDoSo(String context, int status) {
        HttpResponse<byte[]> answer = register.get("ValueSet/$expand?context=" + encoded(context));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(RunningRegister.text(answer)).contains("context");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValueSet/$expand?contextDirection=incoming&url=https://nhv.example/fhir/ValueSet/nhv-omrade",
                "ValueSet/$expand?contextDirection=sideways&context=https://nhv.example/fhir/StructureDefinition/nhv-tillstand%23OrganizationAffiliation.specialty",
                "ValueSet/$expand?url=https://nhv.example/fhir/ValueSet/nhv-omrade&context=https://nhv.example/fhir/StructureDefinition/nhv-tillstand%23OrganizationAffiliation.specialty",
                "CodeSystem/$validate-code?url=https://nhv.example/fhir/CodeSystem/nhv-omrade&code=dysmeli&context=x%23y",
                "ValueSet/$validate-code?url=https://nhv.example/fhir/ValueSet/nhv-omrade&code=dysmeli&contextDirection=incoming",
                "CodeSystem/$lookup?system=https://nhv.example/fhir/CodeSystem/nhv-omrade&code=dysmeli&context=x%23y",
                "CodeSystem/$subsumes?system=https://nhv.example/fhir/CodeSystem/nhv-omrade&codeA=dysmeli&codeB=dysmeli&date=2026-12-01",
                "NamingSystem/$preferred-id?id=1.2.752.116.1.1.1.1.3&type=uri&date=2026-12-01"
            })
    void aParameterThatDoesNotFitIsRefused(String path) {
        assertThat(register.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void anExpansionForProgramsIsFlatAndHasOnlyWhatCanBeChosen() {
        String system =
                "{\"resourceType\":\"CodeSystem\",\"url\":\"https://example.org/tree\",\"version\":\"1\",\"status\":\"active\","
                        + "\"content\":\"complete\",\"hierarchyMeaning\":\"is-a\",\"property\":[{\"code\":\"notSelectable\",\"type\":\"boolean\"}],"
                        + "\"concept\":[{\"code\":\"group\",\"property\":[{\"code\":\"notSelectable\",\"valueBoolean\":true}],"
                        + "\"concept\":[{\"code\":\"kind\",\"concept\":[{\"code\":\"case\"}]}]}]}";
        String set =
                "{\"resourceType\":\"ValueSet\",\"url\":\"https://example.org/all\",\"status\":\"active\",\"compose\":"
                        + "{\"include\":[{\"system\":\"https://example.org/tree\"}]}}";
        ValueSet menu = expand(system, set, false);
        assertThat(menu.getExpansion().getTotal()).isEqualTo(3);
        assertThat(menu.getExpansion().getContainsFirstRep().getContains()).hasSize(1);
        ValueSet program = expand(system, set, true);
        assertThat(program.getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getCode)
                .containsExactly("kind", "case");
        assertThat(parameter(program, "excludeNotForUI")).isEqualTo("true");
    }

    @Test
    void oneConceptIsNamedInOneWay() {
        String coding = "{\"system\":\"" + Systems.AREA + "\",\"code\":\"dysmeli\"}";
        String lookup =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueCode\":\"net-binjure\"},"
                        + "{\"name\":\"system\",\"valueUri\":\"" + Systems.AREA
                        + "\"},{\"name\":\"coding\",\"valueCoding\":" + coding
                        + "}]}";
        refusedAsConflict("CodeSystem/$lookup", lookup);
        String subsumes =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"codeA\",\"valueCode\":\"net-binjure\"},"
                        + "{\"name\":\"codingA\",\"valueCoding\":" + coding + "},{\"name\":\"codingB\",\"valueCoding\":"
                        + coding + "}]}";
        refusedAsConflict("CodeSystem/$subsumes", subsumes);
        String translate =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueCode\":\"dysmeli-1\"},"
                        + "{\"name\":\"system\",\"valueUri\":\"" + Systems.CRITERION
                        + "\"},{\"name\":\"coding\",\"valueCoding\":"
                        + coding + "}]}";
        refusedAsConflict("ConceptMap/$translate", translate);
    }

    @Test
    void partsOfAPropertyThatNothingIsMadeOfAreRefused() {
        String property =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"system\",\"valueUri\":\"" + Systems.AREA
                        + "\"},{\"name\":\"compositional\",\"valueBoolean\":true},{\"name\":\"property\",\"part\":["
                        + "{\"name\":\"code\",\"valueCode\":\"parent\"},{\"name\":\"value\",\"valueCode\":\"net-binjure\"}";
        HttpResponse<byte[]> plain = register.post("CodeSystem/$find-matches", JSON, property + "]}]}");
        assertThat(plain.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> nested = register.post(
                "CodeSystem/$find-matches",
                JSON,
                property + ",{\"name\":\"subproperty\",\"part\":[{\"name\":\"code\",\"valueCode\":\"x\"}]}]}]}");
        assertThat(nested.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(nested)).contains("not-supported", "subproperty");
    }

    @Test
    void aQuestionInABatchIsReadAsStrictlyAsAloneAndDoesNotStopTheOthers() {
        String question = "{\"name\":\"validation\",\"resource\":{\"resourceType\":\"Parameters\",\"parameter\":["
                + "{\"name\":\"url\",\"valueUri\":\"" + Systems.AREA
                + "\"},{\"name\":\"code\",\"valueCode\":\"dysmeli\"}";
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[" + question
                + ",{\"name\":\"displayLangage\",\"valueCode\":\"en\"}]}}," + question
                + ",{\"name\":\"date\",\"valueDate\":\"2026-12-01\"}]}}," + question + "]}}]}";
        Parameters answer =
                register.resource(register.post("CodeSystem/$batch-validate-code", JSON, body), Parameters.class);
        assertThat(answer.getParameter())
                .extracting(one -> one.getResource().fhirType())
                .containsExactly("OperationOutcome", "OperationOutcome", "Parameters");
    }

    @Test
    void aMappingThatDependsOnSomethingIsToldOnlyToWhomKnowsThat() {
        String map =
                "{\"resourceType\":\"ConceptMap\",\"url\":\"https://example.org/map\",\"status\":\"active\",\"group\":[{"
                        + "\"source\":\"https://example.org/a\",\"target\":\"https://example.org/b\",\"element\":[{\"code\":\"x\","
                        + "\"target\":[{\"code\":\"left\",\"equivalence\":\"equal\",\"dependsOn\":[{\"property\":\"https://example.org/side\","
                        + "\"system\":\"https://example.org/sides\",\"value\":\"l\"}],\"product\":[{\"property\":\"https://example.org/how\","
                        + "\"value\":\"mirrored\"}]},{\"code\":\"any\",\"equivalence\":\"wider\"}]}]}]}";
        Parameters without = translate(map, "");
        assertThat(concepts(without)).containsExactly("any");
        assertThat(without.getParameter("message").getValue().primitiveValue())
                .contains("left (https://example.org/side=l)");
        Parameters with = translate(map, dependency("l"));
        assertThat(concepts(with)).containsExactly("left", "any");
        assertThat(with.getParameter("message")).isNull();
        assertThat(RunningRegister.context().newJsonParser().encodeResourceToString(with))
                .contains("product", "https://example.org/how", "mirrored");
        assertThat(concepts(translate(map, dependency("r")))).containsExactly("any");
    }

    private static Parameters translate(String map, String dependency) {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"conceptMap\",\"resource\":" + map
                + "},{\"name\":\"system\",\"valueUri\":\"https://example.org/a\"},{\"name\":\"code\",\"valueCode\":\"x\"}"
                + dependency + "]}";
        return register.resource(register.post("ConceptMap/$translate", JSON, body), Parameters.class);
    }

    private static String dependency(String code) {
        return ",{\"name\":\"dependency\",\"part\":[{\"name\":\"element\",\"valueUri\":\"https://example.org/side\"},"
                + "{\"name\":\"concept\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"https://example.org/sides\",\"code\":\""
                + code + "\"}]}}]}";
    }

    private static List<String> concepts(Parameters answer) {
        return answer.getParameters("match").stream()
                .flatMap(match -> match.getPart().stream())
                .filter(part -> part.getName().equals("concept"))
                .map(part -> ((Coding) part.getValue()).getCode())
                .toList();
    }

    private static void refusedAsConflict(String path, String body) {
        HttpResponse<byte[]> answer = register.post(path, JSON, body);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        assertThat(RunningRegister.text(answer)).contains("conflicting-parameters");
    }

    private static ValueSet expand(String system, String set, boolean forPrograms) {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"valueSet\",\"resource\":" + set
                + "},{\"name\":\"tx-resource\",\"resource\":" + system
                + "},{\"name\":\"excludeNotForUI\",\"valueBoolean\":"
                + forPrograms + "}]}";
        return register.resource(register.post("ValueSet/$expand", JSON, body), ValueSet.class);
    }

    private static String parameter(ValueSet set, String name) {
        return set.getExpansion().getParameter().stream()
                .filter(each -> each.getName().equals(name))
                .map(each -> each.getValue().primitiveValue())
                .findFirst()
                .orElse(null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
