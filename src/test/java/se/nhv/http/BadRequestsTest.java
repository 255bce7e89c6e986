package se.nhv.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/** What a client sees when it asks wrongly: the right 4xx, an OperationOutcome with a stable code, its own language. */
class BadRequestsTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest(name = "GET {0} answers {1} {2}")
    @CsvSource({
        "Organization/finns-inte,                404, unknown-resource",
        "Organization/sus/_history/99,           404, unknown-resource",
        "Organization/sus/_history/x,            404, unknown-resource",
        "Organization/not_an_id,                 404, unknown-resource",
        "Patient/1,                              404, unknown-resource",
        "Nonsens/1,                              404, unknown-resource",
        "nonsens,                                404, unknown-resource",
        "$finns-inte,                            404, unknown-resource",
        "Organization/sus?_format=ttl,           406, not-acceptable",
        "/Organization/finns-inte,               404, unknown-resource",
        "Organization%2Ffinns-inte,              404, unknown-resource",
        "metadata?mode=strange,                  400, malformed-parameter",
        "Organization?name=%C3,                  400, malformed-parameter",
    })
    void aWrongAddressIsExplained(String path, int status, String code) {
        expect(register.get(path), status, code);
    }

    @ParameterizedTest(name = "{0} {1} with {2} answers {4} {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | Organization/sus | application/fhir+json | | 405 | read-only",
                "PUT    | Organization/sus | application/fhir+json | {\"resourceType\":\"Organization\",\"id\":\"sus\"} | 405 | read-only",
                "POST   | Organization     | application/fhir+json | {\"resourceType\":\"Organization\"} | 405 | read-only",
                "PATCH  | Organization/sus | application/json-patch+json | [] | 405 | read-only",
                "BREW   | Organization/sus | application/fhir+json | | 405 | method-not-allowed",
                "POST   | Organization     | text/plain | hej | 415 | unsupported-media-type",
                "POST   | Organization     | application/pdf | %PDF | 415 | unsupported-media-type",
            })
    void aWrongMethodOrTypeIsExplained(String method, String path, String type, String body, int status, String code) {
        expect(register.method(method, path, type, body == null ? "" : body), status, code);
    }

    @Test
    void anAcceptHeaderThatNobodyCanMeetIs406() {
        expect(register.get("metadata", "Accept", "text/turtle"), 406, "not-acceptable");
    }

    @Test
    void anAddressOfEightKilobytesIs414() {
        expect(register.get("Organization?name=" + "x".repeat(8_192)), 414, "too-long");
    }

    @Test
    void aHeaderThatJettyItselfRefusesStillGetsAnOperationOutcome() {
        expect(register.get("Organization?name=" + "x".repeat(60_000)), 414, "too-long");
    }

    @Test
    void aBodyOfTwoMegabytesIs413() {
        HttpResponse<byte[]> answer = register.post(
                "HealthcareService/$nhv-destinations", "application/fhir+json", " ".repeat(2 * 1024 * 1024));
        expect(answer, 413, "too-large");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "/fhir/HealthcareService/$nhv-destinations, application/fhir+json, 413",
        "/fhir/HealthcareService/$nhv-destinations, text/plain, 415",
        "/cds-services/order-select, application/json, 413",
        "/cds-services/order-select, text/plain, 415",
    })
    void whoSendsEverythingBeforeReadingStillReadsTheReason(String path, String type, int status) throws IOException {
        byte[] body = new byte[12 * 1024 * 1024];
        try (Socket line = new Socket("127.0.0.1", URI.create(register.root()).getPort())) {
            OutputStream out = line.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: "
                            + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            String answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("OperationOutcome");
        }
    }

    @ParameterizedTest(name = "a body with {0} is refused, and nothing of it is run or repeated")
    @CsvSource(
            delimiter = '|',
            value = {
                "broken JSON            | application/fhir+json | {\"resourceType\":\"Parameters\",",
                "JSON that is no object | application/fhir+json | [1, 2]",
                "no resource type       | application/fhir+json | {\"parameter\":[]}",
                "another resource type  | application/fhir+json | {\"resourceType\":\"Patient\",\"id\":\"hemlig\"}",
                "an unknown type        | application/fhir+json | {\"resourceType\":\"Strunt\"}",
                "an unknown element     | application/fhir+json | {\"resourceType\":\"Parameters\",\"hemlig\":1}",
                "text for a boolean     | application/fhir+json | {\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"eligibleOnly\",\"valueBoolean\":\"true\"}]}",
                "broken XML             | application/fhir+xml  | <Parameters xmlns=\"http://hl7.org/fhir\">",
                "XML that is no FHIR    | application/fhir+xml  | <hemlig/>",
                "an external entity     | application/fhir+xml  | <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"area\"/><valueString value=\"&e;\"/></parameter></Parameters>",
                "an entity bomb         | application/fhir+xml  | <!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"area\"/><valueString value=\"&b;\"/></parameter></Parameters>",
            })
    void aBodyThatCannotBeReadIsExplained(String what, String type, String body) {
        HttpResponse<byte[]> answer = register.post("HealthcareService/$nhv-destinations", type, body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(400);
        OperationOutcome outcome = register.resource(answer, OperationOutcome.class);
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getSystem())
                .isEqualTo(Systems.PROBLEM);
        assertThat(RunningRegister.text(answer)).doesNotContain("HAPI-", "Exception", "root:", "aaaaaaaaaa");
    }

    @Test
    void theErrorIsInTheLanguageOfTheClient() {
        String english = RunningRegister.text(register.get("Organization/nix", "Accept-Language", "en-GB,en;q=0.8"));
        String swedish = RunningRegister.text(register.get("Organization/nix", "Accept-Language", "sv-SE"));
        String unsaid = RunningRegister.text(register.get("Organization/nix"));
        assertThat(english).contains("does not exist");
        assertThat(swedish).contains("finns inte");
        assertThat(unsaid).contains("finns inte");
    }

    @Test
    void theErrorIsInTheFormatOfTheClient() {
        HttpResponse<byte[]> answer = register.get("Organization/nix", "Accept", "application/fhir+xml");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+xml");
        expect(answer, 404, "unknown-resource");
    }

    @Test
    void nonsenseOnTheSocketClosesTheConnectionWithA4xx() throws IOException {
        String root = register.root();
        int port = Integer.parseInt(root.substring(root.lastIndexOf(':') + 1));
        for (String line : Stream.of("GARBAGE", "GET /fhir/metadata HTTP/9.9", "GET fhir HTTP/1.1\r\nHost: x")
                .toList()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).as(line).matches("(?s)(HTTP/1.1 (4\\d\\d|505) .*)?");
                assertThat(answer).doesNotContain("Exception");
            }
        }
    }

    private static void expect(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        OperationOutcome outcome = register.resource(answer, OperationOutcome.class);
        var coding = outcome.getIssueFirstRep().getDetails().getCodingFirstRep();
        assertThat(coding.getSystem()).isEqualTo(Systems.PROBLEM);
        assertThat(coding.getCode()).isEqualTo(code);
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).isNotBlank();
        assertThat(RunningRegister.text(answer)).doesNotContain("HAPI-").doesNotContain("Exception");
    }
}
