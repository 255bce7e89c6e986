package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;

/** A validator that sends its own resources once and speaks of them by url afterwards. */
class CacheControlTest {
    private static final String JSON = "application/fhir+json";
    private static final String URL = "https://example.org/own";
    private static final String RESOURCE =
            "{\"name\":\"tx-resource\",\"resource\":{\"resourceType\":\"CodeSystem\",\"url\":\""
                    + URL
                    + "\",\"status\":\"active\",\"content\":\"complete\",\"concept\":[{\"code\":\"a\",\"display\":\"A\"}]}}";

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void theServerSaysThatItHasCaches() {
        CapabilityStatement statement = register.read("metadata", CapabilityStatement.class);
        assertThat(statement.getRestFirstRep().getOperation())
                .anyMatch(operation -> operation.getName().equals("cache-control"));
    }

    @Test
    void whatWasRegisteredIsSeenWithTheIdAndByNobodyElse() {
        String id = id(cacheControl("start", body(RESOURCE)));
        assertThat(valid("X-Cache-Id", id)).isTrue();
        assertThat(valid()).isFalse();
        String other = id(cacheControl("start", body("")));
        assertThat(valid("X-Cache-Id", other)).isFalse();
        assertThat(cacheControl("check", body(""), "X-Cache-Id", id).statusCode())
                .isEqualTo(200);
        assertThat(cacheControl("end", body(""), "X-Cache-Id", id).statusCode()).isEqualTo(200);
        assertThat(cacheControl("end", body(""), "X-Cache-Id", id).statusCode()).isEqualTo(200);
        unknown(validate("X-Cache-Id", id));
        unknown(cacheControl("check", body(""), "X-Cache-Id", id));
    }

    @Test
    void aSealedCacheStaysAsItIsAndAnUnsealedOneRemembers() {
        String sealed = id(cacheControl("start", body("")));
        String open = id(cacheControl("start", body("{\"name\":\"sealed\",\"valueBoolean\":false}")));
        for (String id : new String[] {sealed, open}) {
            HttpResponse<byte[]> with = register.post(
                    "CodeSystem/$validate-code",
                    JSON,
                    body(RESOURCE + ",{\"name\":\"url\",\"valueUri\":\"" + URL + "\"},"
                            + "{\"name\":\"code\",\"valueCode\":\"a\"}"),
                    "X-Cache-Id",
                    id);
            assertThat(register.resource(with, Parameters.class).getParameterBool("result"))
                    .isTrue();
        }
        assertThat(valid("X-Cache-Id", sealed)).isFalse();
        assertThat(valid("X-Cache-Id", open)).isTrue();
    }

    @Test
    void aQuestionOfABatchMaySpeakOfWhatAnotherBringsInAnUnsealedCache() {
        String open = id(cacheControl("start", body("{\"name\":\"sealed\",\"valueBoolean\":false}")));
        String asks = "{\"name\":\"validation\",\"resource\":"
                + body("{\"name\":\"url\",\"valueUri\":\"" + URL + "\"},{\"name\":\"code\",\"valueCode\":\"a\"}") + "}";
        String brings = "{\"name\":\"validation\",\"resource\":" + body(RESOURCE) + "}";
        HttpResponse<byte[]> answer =
                register.post("CodeSystem/$batch-validate-code", JSON, body(asks + "," + brings), "X-Cache-Id", open);
        Parameters first = (Parameters) register.resource(answer, Parameters.class)
                .getParameterFirstRep()
                .getResource();
        assertThat(first.getParameterBool("result")).isTrue();
    }

    @Test
    void whatIsWrongWithARequestForACacheIsSaid() {
        unknown(validate("X-Cache-Id", "never-started"));
        assertThat(cacheControl("restart", body("")).statusCode()).isEqualTo(400);
        assertThat(register.post("$cache-control", JSON, body("")).statusCode()).isEqualTo(400);
        assertThat(register.get("$cache-control?mode=start").statusCode()).isEqualTo(405);
        HttpResponse<byte[]> two = validate("X-Cache-Id", "one", "X-Cache-Id", "two");
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(two)).contains("cache-id-duplicate");
    }

    private static boolean valid(String... headers) {
        return register.resource(validate(headers), Parameters.class).getParameterBool("result");
    }

    private static HttpResponse<byte[]> validate(String... headers) {
        return register.get("CodeSystem/$validate-code?url=" + URL + "&code=a", headers);
    }

    private static void unknown(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(register.resource(answer, OperationOutcome.class)
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("cache-id-unknown");
    }

    private static HttpResponse<byte[]> cacheControl(String mode, String body, String... headers) {
        return register.post("$cache-control?mode=" + mode, JSON, body, headers);
    }

    private static String id(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return register.resource(answer, Parameters.class)
                .getParameter("cache-id")
                .getValue()
                .primitiveValue();
    }

    private static String body(String parameters) {
        return "{\"resourceType\":\"Parameters\"" + (parameters.isEmpty() ? "" : ",\"parameter\":[" + parameters + "]")
                + "}";
    }
}
