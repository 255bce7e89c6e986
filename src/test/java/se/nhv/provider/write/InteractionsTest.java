package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

/** Which methods an address has: a wrong one is told with the right ones and does nothing. */
class InteractionsTest {
    private static final String JSON = "application/fhir+json";
    private static final String ORGANIZATION =
            "{\"resourceType\":\"Organization\",\"id\":\"metod\",\"name\":\"Metod\"}";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
        register.method("PUT", "Organization/metod", JSON, ORGANIZATION);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static String code(HttpResponse<byte[]> answer) {
        return register.resource(answer, OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "DELETE, Organization/metod/_history/1",
        "PUT,    Organization/metod/_history/1",
        "PATCH,  Organization/metod/_history/1",
        "POST,   Organization/metod/_history/1",
        "DELETE, Organization/metod/_history",
        "PUT,    Organization/_history",
        "DELETE, _history",
        "POST,   Organization/metod",
        "POST,   metadata",
        "PUT,    ''",
        "DELETE, ''",
        "DELETE, Organization/_search",
        "PUT,    Organization/$validate",
    })
    void aMethodThatAnAddressHasNotIs405WithThoseThatItHasAndDoesNothing(String method, String path) {
        HttpResponse<byte[]> answer = register.method(
                method, path, method.equals("PATCH") ? "application/json-patch+json" : JSON, ORGANIZATION);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(405);
        assertThat(code(answer)).isEqualTo("method-not-allowed");
        List<String> allowed =
                List.of(answer.headers().firstValue("Allow").orElse("").split(", "));
        assertThat(allowed).contains("GET").doesNotContain(method);
        Bundle history = register.read("Organization/metod/_history", Bundle.class);
        assertThat(history.getTotal()).isEqualTo(1);
    }

    @ParameterizedTest(name = "OPTIONS {0}: {1}")
    @CsvSource({
        "Organization/metod,            'GET, HEAD, OPTIONS, PUT, PATCH, DELETE'",
        "Organization,                  'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE'",
        "Organization/metod/_history/1, 'GET, HEAD, OPTIONS'",
        "Organization/_search,          'GET, HEAD, OPTIONS, POST'",
        "PlanDefinition/$nhv-areas,     'GET, HEAD, OPTIONS, POST'",
        "metadata,                      'GET, HEAD, OPTIONS'",
        "'',                            'GET, HEAD, OPTIONS, POST'",
    })
    void optionsTellsTheMethodsOfAnAddress(String path, String methods) {
        HttpResponse<byte[]> answer = register.method("OPTIONS", path, JSON, "");
        assertThat(answer.statusCode()).isLessThan(300);
        assertThat(answer.headers().firstValue("Allow")).contains(methods);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Organization/metod",
                "Organization/metod/_history",
                "Organization?name=metod",
                "metadata",
                "PlanDefinition/$nhv-areas?code=Q71.3",
                "Organization/finns-inte",
            })
    void headSaysWhatGetSaysWithoutTheBody(String path) {
        HttpResponse<byte[]> get = register.get(path);
        HttpResponse<byte[]> head = register.method("HEAD", path, JSON, "");
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Last-Modified", "Content-Type")) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isEqualTo(get.headers().firstValue(header));
        }
    }

    @Test
    void aPatchOfAnUnknownKindIs415WithTheKindsThatAreKnown() {
        HttpResponse<byte[]> answer = register.method("PATCH", "Organization/metod", "application/json", "[]");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(code(answer)).isEqualTo("unsupported-media-type");
        assertThat(RunningRegister.text(answer)).contains("application/json-patch+json");
    }
}
