package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** {@code [type]/[id]/$validate}: would this update or this deletion be done, and is what is stored as it should be? */
class InstanceValidateTest {
    private static final String JSON = "application/fhir+json";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
        register.method("PUT", "Location/blad", JSON, location("blad", ""));
        register.method("PUT", "Location/borta", JSON, location("borta", ""));
        register.method("DELETE", "Location/borta", JSON, "");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static String location(String id, String more) {
        return "{\"resourceType\":\"Location\",\"id\":\"" + id + "\",\"name\":\"Blad\"" + more + "}";
    }

    private static String code(HttpResponse<byte[]> answer) {
        return register.resource(answer, OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }

    @ParameterizedTest(name = "{0} answers {1} {2}")
    @CsvSource({
        "Location/blad/$validate,                  200, valid",
        "Location/blad/$validate?mode=profile,     200, valid",
        "Location/blad/$validate?mode=delete,      200, valid",
        "Organization/sus/$validate,               200, valid",
        "Organization/sus/$validate?mode=delete,   409, still-referenced",
        "Location/blad/$validate?mode=update,      400, missing-parameter",
        "Location/blad/$validate?mode=create,      400, malformed-parameter",
        "Location/blad/$validate?mode=nonsense,    400, malformed-parameter",
        "Location/blad/$validate?nonsense=1,       400, unknown-parameter",
        "Location/nobody/$validate,                404, unknown-resource",
        "Location/nobody/$validate?mode=delete,    404, unknown-resource",
        "Location/borta/$validate,                 410, gone-resource",
        "Location/$validate,                       400, missing-parameter",
        "Location/$validate?mode=delete,           400, malformed-parameter",
        "Location/blad/$validate?profile=http://hl7.org/fhir/StructureDefinition/Location, 200, valid",
        "Location/blad/$validate?profile=http://example.org/another, 400, malformed-parameter",
    })
    void whatIsStoredIsJudgedByGetAndByPostWithoutABody(String path, int status, String code) {
        for (HttpResponse<byte[]> answer : List.of(register.get(path), register.post(path, JSON, ""))) {
            assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
            assertThat(code(answer)).isEqualTo(code);
        }
        assertThat(register.get("Location/blad").statusCode()).isEqualTo(200);
    }

    @Test
    void theVerdictOnADeletionIsWhatTheDeletionWouldBeAnswered() {
        HttpResponse<byte[]> asked = register.post(
                "Organization/sus/$validate",
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mode\",\"valueCode\":\"delete\"}]}");
        HttpResponse<byte[]> done = register.method("DELETE", "Organization/sus", JSON, "");
        assertThat(asked.statusCode()).isEqualTo(done.statusCode());
        assertThat(asked.body()).isEqualTo(done.body());
    }

    @Test
    void anUpdateThatIsSentIsJudgedForThisResource() {
        String path = "Location/blad/$validate";
        assertThat(register.post(path, JSON, location("blad", "")).statusCode()).isEqualTo(200);
        assertThat(register.post(path, JSON, location("annan", "")).statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> dangling =
                register.post(path, JSON, location("blad", ",\"partOf\":{\"reference\":\"Location/nobody\"}"));
        assertThat(dangling.statusCode()).isEqualTo(422);
        assertThat(code(dangling)).isEqualTo("dangling-reference");
    }

    @Test
    void aResourceDoesNotGoWithAModeThatIsAboutWhatIsStored() {
        HttpResponse<byte[]> answer = register.post(
                "Location/blad/$validate",
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mode\",\"valueCode\":\"delete\"},"
                        + "{\"name\":\"resource\",\"resource\":" + location("blad", "") + "}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("conflicting-parameters");
    }
}
