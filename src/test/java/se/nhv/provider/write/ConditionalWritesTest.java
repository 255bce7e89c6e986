package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** Writes on condition: by version, by date, by search; a condition that is weaker than its writer meant is refused. */
class ConditionalWritesTest {
    private static final String JSON = "application/fhir+json";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static String location(String id, String name) {
        return "{\"resourceType\":\"Location\"" + (id == null ? "" : ",\"id\":\"" + id + "\"") + ",\"name\":\"" + name
                + "\"}";
    }

    private static HttpResponse<byte[]> put(String path, String body, String... headers) {
        return register.method("PUT", path, JSON, body, headers);
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(HttpResponse<byte[]> answer) {
        return register.resource(answer, OperationOutcome.class).getIssueFirstRep();
    }

    private static String code(HttpResponse<byte[]> answer) {
        return issue(answer).getDetails().getCodingFirstRep().getCode();
    }

    @ParameterizedTest(name = "{0}: {1} answers {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "If-Match; W/\"2\"; 200",
                "If-Match; \"2\"; 200",
                "If-Match; W/\"1\", W/\"2\"; 200",
                "If-Match; *; 200",
                "If-Match; W/\"1\"; 412",
                "If-Match; ''; 412",
                "If-Match; W/\"two\"; 412",
                "If-None-Match; *; 412",
                "If-Unmodified-Since; Fri, 01 Jan 2100 00:00:00 GMT; 200",
                "If-Unmodified-Since; Mon, 01 Jan 2001 00:00:00 GMT; 412",
                "If-Unmodified-Since; yesterday; 200",
            })
    void aVersionOrADateDecidesWhetherAnUpdateIsDone(String header, String value, int status) {
        String id = "v" + Math.abs((header + value).hashCode());
        put("Location/" + id, location(id, "a"));
        put("Location/" + id, location(id, "b"));
        HttpResponse<byte[]> answer = put("Location/" + id, location(id, "c"), header, value);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        Bundle history = register.read("Location/" + id + "/_history", Bundle.class);
        assertThat(history.getTotal()).isEqualTo(status == 200 ? 3 : 2);
    }

    @Test
    void anyVersionIsNotNone() {
        assertThat(put("Location/ingen", location("ingen", "a"), "If-Match", "*")
                        .statusCode())
                .isEqualTo(412);
    }

    @ParameterizedTest(name = "{0} answers {1} {2}")
    @CsvSource({
        "'',                    400, missing-parameter",
        "name=,                 400, malformed-parameter",
        "name=x&address=,       400, malformed-parameter",
        "name=%zz,              400, malformed-parameter",
        "_sort=name,            400, unknown-parameter",
        "_count=1,              400, unknown-parameter",
        "name=x&_summary=count, 400, unknown-parameter",
        "nonsense=1,            400, unknown-parameter",
    })
    void aConditionThatChoosesNothingOrLessThanItSaysIsRefusedByEveryWrite(String query, int status, String code) {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        answers.add(register.post("Location", JSON, location(null, "x"), "If-None-Exist", query));
        if (!query.contains("%zz")) {
            answers.add(register.method("DELETE", "Location?" + query, JSON, ""));
            answers.add(put("Location?" + query, location(null, "x")));
            answers.add(register.method("PATCH", "Location?" + query, "application/json-patch+json", "[]"));
        }
        for (HttpResponse<byte[]> answer : answers) {
            assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
            assertThat(code(answer)).isEqualTo(code);
        }
    }

    @Test
    void aConditionalUpdateThatFindsNoneOverwritesNoOther() {
        put("Location/upptagen", location("upptagen", "Upptagen"));
        HttpResponse<byte[]> answer = put("Location?name=ingen-sadan", location("upptagen", "Ny"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(issue(answer).getExpression().get(0).getValue()).isEqualTo("Location.id");
        assertThat(RunningRegister.text(register.get("Location/upptagen"))).contains("Upptagen");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Location/olika", "Location/annan"})
    void aBodyWithoutTheIdOfItsAddressIsToldWhichItIsTogetherWithItsOtherFaults(String path) {
        HttpResponse<byte[]> answer = put(
                path,
                "{\"resourceType\":\"Location\",\"id\":\"fel\",\"partOf\":{\"reference\":\"Location/nobody\"}}",
                "Accept-Language",
                "en");
        assertThat(answer.statusCode()).isEqualTo(400);
        OperationOutcome outcome = register.resource(answer, OperationOutcome.class);
        assertThat(outcome.getIssue())
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .containsExactly("Location.id", "Location.partOf.reference");
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains(path.substring("Location/".length()));
    }

    @Test
    void aBodyOfAnotherTypeAndNoBodyAtAllAreToldInTheClientsLanguage() {
        HttpResponse<byte[]> other =
                put("Location/fel", "{\"resourceType\":\"Organization\",\"id\":\"fel\",\"name\":\"x\"}");
        assertThat(issue(other).getExpression().get(0).getValue()).isEqualTo("resourceType");
        assertThat(issue(other).getDetails().getText()).startsWith("Värdet Organization");
        HttpResponse<byte[]> none = put("Location/fel", "");
        assertThat(none.statusCode()).isIn(400, 415);
        assertThat(register.post("Location", "application/x-www-form-urlencoded", "name=x")
                        .statusCode())
                .isEqualTo(415);
    }
}
