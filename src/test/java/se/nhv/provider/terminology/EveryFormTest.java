package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/**
 * Every terminology operation, by type and by instance, by GET, by POST of Parameters and by POST of a form, in JSON and in XML:
 * one question, one answer.
 */
class EveryFormTest {
    private static final String SET = Systems.BASE + "/ValueSet/nhv-omrade";
    private static final String MAP = Systems.BASE + "/ConceptMap/nhv-kriterium-till-icd10se";
    private static final String ICD_SET = Systems.BASE + "/ValueSet/icd10se-nhv";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    /** The operation by type, the same by instance where R4 has it, and what part of the answer must say. */
    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("ValueSet/$expand", with("url", SET), "ValueSet/nhv-omrade/$expand", with(), "dysmeli"),
                Arguments.of(
                        "ValueSet/$validate-code",
                        with("url", SET, "system", Systems.AREA, "code", "dysmeli"),
                        "ValueSet/nhv-omrade/$validate-code",
                        with("system", Systems.AREA, "code", "dysmeli"),
                        "true"),
                Arguments.of(
                        "CodeSystem/$validate-code",
                        with("url", Systems.AREA, "code", "dysmeli"),
                        "CodeSystem/nhv-omrade/$validate-code",
                        with("code", "dysmeli"),
                        "true"),
                Arguments.of(
                        "CodeSystem/$lookup", with("system", Systems.AREA, "code", "dysmeli"), null, with(), "Dysmeli"),
                Arguments.of(
                        "CodeSystem/$subsumes",
                        with("system", Systems.AREA, "codeA", "net-binjure", "codeB", "net-binjure.b"),
                        "CodeSystem/nhv-omrade/$subsumes",
                        with("codeA", "net-binjure", "codeB", "net-binjure.b"),
                        "subsumes"),
                Arguments.of(
                        "ConceptMap/$translate",
                        with("url", MAP, "system", Systems.CRITERION, "code", "dysmeli-1"),
                        "ConceptMap/nhv-kriterium-till-icd10se/$translate",
                        with("system", Systems.CRITERION, "code", "dysmeli-1"),
                        "Q71"),
                Arguments.of(
                        "ConceptMap/$translate",
                        with("url", MAP, "system", Systems.ICD_10_SE, "code", "Q71", "reverse", "true"),
                        "ConceptMap/nhv-kriterium-till-icd10se/$translate",
                        with("system", Systems.ICD_10_SE, "code", "Q71", "reverse", "true"),
                        "dysmeli-1"),
                Arguments.of(
                        "ConceptMap/$translate",
                        with("system", Systems.CRITERION, "code", "dysmeli-1", "target", ICD_SET),
                        null,
                        with(),
                        "Q71"),
                Arguments.of("$versions", with(), null, with(), "4.0"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("questions")
    void oneQuestionHasOneAnswer(
            String byType, Map<String, String> asked, String byInstance, Map<String, String> rest, String says) {
        Resource expected = answered(register.get(byType + query(asked)));
        assertThat(json(expected)).contains(says);
        everyForm(byType, asked, expected);
        if (byInstance != null) {
            everyForm(byInstance, rest, expected);
        }
    }

    private static void everyForm(String path, Map<String, String> asked, Resource expected) {
        String glue = asked.isEmpty() ? "?" : "&";
        same(register.get(path + query(asked)), expected);
        same(register.get(path + query(asked) + glue + "_format=xml"), expected);
        same(
                register.post(
                        path, "application/x-www-form-urlencoded", query(asked).replace("?", "")),
                expected);
        Parameters body = new Parameters();
        asked.forEach((name, value) -> body.addParameter()
                .setName(name)
                .setValue(name.startsWith("code") ? new CodeType(value) : typed(name, value)));
        same(register.post(path, "application/fhir+json", json(body)), expected);
        String xml = RunningRegister.context().newXmlParser().encodeResourceToString(body);
        same(register.post(path, "application/fhir+xml", xml, "Accept", "application/fhir+xml"), expected);
    }

    private static org.hl7.fhir.r4.model.Type typed(String name, String value) {
        return name.equals("reverse") ? new org.hl7.fhir.r4.model.BooleanType(value) : new UriType(value);
    }

    /** The operations that only a body can ask, in JSON and XML. */
    static Stream<Arguments> bodies() {
        Coding area = new Coding().setSystem(Systems.AREA).setCode("net-binjure");
        Coding part = new Coding().setSystem(Systems.AREA).setCode("net-binjure.a");
        Parameters closure = new Parameters();
        closure.addParameter().setName("name").setValue(new StringType("t"));
        Parameters matches = new Parameters();
        var property = matches.addParameter().setName("property");
        property.addPart().setName("code").setValue(new CodeType("parent"));
        property.addPart().setName("value").setValue(new CodeType("net-binjure"));
        Parameters typeMatches = matches.copy();
        typeMatches.addParameter().setName("system").setValue(new UriType(Systems.AREA));
        Parameters one = new Parameters();
        one.addParameter().setName("url").setValue(new UriType(SET));
        one.addParameter().setName("coding").setValue(area);
        Parameters batch = new Parameters();
        batch.addParameter().setName("validation").setResource(one);
        Parameters subsumes = new Parameters();
        subsumes.addParameter().setName("codingA").setValue(area);
        subsumes.addParameter().setName("codingB").setValue(part);
        return Stream.of(
                Arguments.of("$closure", closure, "\"version\":\"0\""),
                Arguments.of("ConceptMap/$closure", closure, "\"version\":\"0\""),
                Arguments.of("CodeSystem/$find-matches", typeMatches, "net-binjure.a"),
                Arguments.of("CodeSystem/nhv-omrade/$find-matches", matches, "net-binjure.a"),
                Arguments.of("ValueSet/$batch-validate-code", batch, "true"),
                Arguments.of("CodeSystem/$subsumes", subsumes, "subsumes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyMayBeJsonOrXml(String path, Parameters body, String says) {
        Resource expected = answered(register.post(path, "application/fhir+json", json(body)));
        assertThat(json(expected)).contains(says);
        String xml = RunningRegister.context().newXmlParser().encodeResourceToString(body);
        same(register.post(path, "application/fhir+xml", xml, "Accept", "application/fhir+xml"), expected);
    }

    private static void same(HttpResponse<byte[]> answer, Resource expected) {
        assertThat(json(answered(answer))).as(answer.request().toString()).isEqualTo(json(expected));
    }

    private static Resource answered(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(answer.request() + RunningRegister.text(answer))
                .isEqualTo(200);
        return register.resource(answer, Resource.class);
    }

    private static String json(Resource resource) {
        return RunningRegister.context().newJsonParser().encodeResourceToString(resource);
    }

    private static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append("=")
                .append(value));
        return query.toString();
    }

    private static Map<String, String> with(String... pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
