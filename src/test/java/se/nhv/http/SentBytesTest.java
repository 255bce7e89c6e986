package se.nhv.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;

/** What the bytes of a body may be: packed or not, in which encoding, how large a number, and how slowly they may come. */
class SentBytesTest {
    private static final String AREAS = "PlanDefinition/$nhv-areas";
    private static final byte[] QUESTION =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueString\":\"Q71.3\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private static RunningRegister register;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private HttpResponse<byte[]> post(String path, byte[] body, String type, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(register.root() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> ask(byte[] body, String type, String... headers) throws Exception {
        return post("/fhir/" + AREAS, body, type, headers);
    }

    private static void expect(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        OperationOutcome outcome = register.resource(answer, OperationOutcome.class);
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo(code);
    }

    private static byte[] packed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity"})
    void aPackedQuestionIsAnsweredLikeAnUnpackedOne(String coding) throws Exception {
        byte[] body = coding.equals("identity") ? QUESTION : packed(QUESTION);
        HttpResponse<byte[]> answer = ask(body, "application/fhir+json", "Content-Encoding", coding);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        assertThat(register.resource(answer, Parameters.class).getParameter()).isNotEmpty();
    }

    @Test
    void aPackedBodyThatIsBrokenOffIsRefusedAndDoesNotHang() throws Exception {
        byte[] packed = packed(QUESTION);
        expect(
                ask(Arrays.copyOf(packed, packed.length / 2), "application/fhir+json", "Content-Encoding", "gzip"),
                400,
                "invalid-body");
        expect(ask(QUESTION, "application/fhir+json", "Content-Encoding", "gzip"), 400, "invalid-body");
        expect(
                post("/cds-services/order-select", QUESTION, "application/json", "Content-Encoding", "gzip"),
                400,
                "invalid-body");
    }

    @Test
    void aSmallBodyThatUnpacksToALargeOneIs413() throws Exception {
        byte[] bomb = packed(new byte[50_000_000]);
        expect(ask(bomb, "application/fhir+json", "Content-Encoding", "gzip"), 413, "too-large");
    }

    @Test
    void anotherCodingIs415AndTheAnswerNamesTheOneThatIsUnderstood() throws Exception {
        HttpResponse<byte[]> answer = ask(QUESTION, "application/fhir+json", "Content-Encoding", "br");
        expect(answer, 415, "unsupported-media-type");
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "1e999999999, /fhir/PlanDefinition/$nhv-areas",
        "1e999999999, /fhir/PlanDefinition/$validate",
        "1E+9999999,  /fhir/ValueSet/$expand",
        "-1.5e-99999999, /fhir/ValueSet/$expand",
        "1e999999999, /cds-services/order-select",
    })
    void aNumberThatWouldFillTheMemoryIsRefusedAtOnce(String number, String path) throws Exception {
        String body =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueDecimal\":" + number + "}]}";
        expect(post(path, body.getBytes(StandardCharsets.UTF_8), "application/json"), 400, "invalid-body");
    }

    @Test
    void aTextThatLooksLikeSuchANumberIsAText() throws Exception {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueString\":\"Q71.3\"},"
                + "{\"name\":\"code\",\"valueString\":\"\\\"1e999999999\"}]}";
        HttpResponse<byte[]> answer = ask(body.getBytes(StandardCharsets.UTF_8), "application/fhir+json");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "application/fhir+json; charset=iso-8859-1, 415",
        "application/fhir+json; charset=utf-16, 415",
        "application/fhir+json; charset=no-such-thing, 415",
        "application/fhir+json; fhirVersion=3.0, 415",
        "application/fhir+xml; fhirVersion=5.0, 415",
        "application/fhir+json; fhirVersion=4.0; charset=\"UTF-8\", 200",
        "application/fhir+json;charset=utf8, 200",
    })
    void whatABodySaysOfItsEncodingAndReleaseIsHonoured(String type, int status) throws Exception {
        HttpResponse<byte[]> answer = ask(QUESTION, type);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        if (status != 200) {
            expect(answer, status, "unsupported-media-type");
        }
    }

    @Test
    void anAnswerInAnotherReleaseOfFhirCannotBeGiven() {
        expect(
                register.get("Organization/sus", "Accept", "application/fhir+json; fhirVersion=3.0"),
                406,
                "not-acceptable");
        assertThat(register.get("Organization/sus", "Accept", "application/fhir+json; fhirVersion=4.0")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAndNotReplaced() throws Exception {
        byte[] body = QUESTION.clone();
        body[body.length - 6] = (byte) 0xE4;
        expect(ask(body, "application/fhir+json"), 400, "invalid-body");
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws Exception {
        var marked = new ByteArrayOutputStream();
        marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.writeBytes(QUESTION);
        assertThat(ask(marked.toByteArray(), "application/fhir+json").statusCode())
                .isEqualTo(200);
    }

    /** More clients than the server has threads send half of a body and wait; another client is answered all the same. */
    @Test
    void manySlowClientsDoNotKeepOthersFromTheirAnswers() throws Exception {
        int port = URI.create(register.root()).getPort();
        byte[] half = ("POST /fhir/" + AREAS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n"
                        + "Content-Length: 1000\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 230; i++) {
                Socket line = new Socket("127.0.0.1", port);
                slow.add(line);
                OutputStream out = line.getOutputStream();
                out.write(half);
                out.flush();
            }
            assertThat(ask(QUESTION, "application/fhir+json").statusCode()).isEqualTo(200);
        } finally {
            for (Socket line : slow) {
                line.close();
            }
        }
    }
}
