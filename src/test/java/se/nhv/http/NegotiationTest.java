package se.nhv.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;

/** Formats, HEAD and the types of bodies: what a client may ask for is given on every address, the rest is refused. */
class NegotiationTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest(name = "Accept: {0} gives {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/fhir+json                                | json",
                "application/fhir+xml                                 | xml",
                "application/fhir+xml;q=0.5, application/fhir+json    | json",
                "application/xml;q=0.1, */*                           | json",
                "*/*;q=0.1, text/xml                                  | xml",
                "text/turtle, */*                                     | json",
                "application/x-turtle, application/fhir+json;q=0.2    | json",
                "application/fhir+ndjson, */*;q=0.1                   | json",
                "text/html, text/turtle;q=0.9                         | json",
                "image/png, application/*;q=0.1                       | json",
                "application/fhir+xml; fhirVersion=4.0                | xml",
                "application/fhir+xml; fhirVersion=3.0, text/json     | json",
            })
    void theFirstFormatThatCanBeGivenIsGiven(String accept, String format) {
        for (String path : new String[] {"metadata", "OrganizationAffiliation?_count=1", "Location/sus/_history"}) {
            HttpResponse<byte[]> answer = register.get(path, "Accept", accept);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .startsWith("application/fhir+" + format + ";");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/turtle",
                "application/fhir+json;q=0",
                "application/fhir+json;fhirVersion=3.0",
                "application/fhir+json; fhirVersion=\"5.0\""
            })
    void aFormatOrAnEditionOfFhirThatIsNotServedIs406(String accept) {
        assertThat(code(register.get("Organization/sus", "Accept", accept), 406))
                .isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded,  _format=ttl,  406, not-acceptable",
        "application/x-www-form-urlencoded,  name=%zz,     400, malformed-parameter",
        "application/x-www-form-urlencoded,  name=%E5,     400, malformed-parameter",
        "application/fhir+json,              {},           415, unsupported-media-type",
        "application/fhir+xml,               <a/>,         415, unsupported-media-type",
    })
    void aSearchIsPostedAsAFormThatCanBeRead(String type, String body, int status, String code) {
        assertThat(code(register.post("Organization/_search", type, body), status))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_format=xml", "_format=application/fhir%2Bxml"})
    void aFormMayNameTheFormat(String form) {
        HttpResponse<byte[]> answer =
                register.post("Organization/_search", "application/x-www-form-urlencoded", "_count=1&" + form);
        assertThat(RunningRegister.text(answer)).startsWith("<Bundle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata",
                "Organization/sus",
                "Organization/sus/_history/1",
                "Organization?_count=2",
                "?_type=Organization&_count=2",
                "Organization/_history",
                "ValueSet/dysmeli-utlosande/$expand",
                "HealthcareService/$nhv-destinations?diagnosis=Q71.3",
                "Organization/nobody",
                "Organization?nmae=x",
            })
    void headTellsWhatGetWouldSayWithoutSayingIt(String path) throws IOException {
        HttpResponse<byte[]> get = register.get(path);
        String answer = head(path);
        assertThat(answer).startsWith("HTTP/1.1 " + get.statusCode() + " ").endsWith("\r\n\r\n");
        assertThat(answer.split("\r\n"))
                .contains("Content-Type: "
                        + get.headers().firstValue("Content-Type").orElseThrow())
                .as("no body")
                .noneMatch(line -> line.startsWith("{") || line.startsWith("<"));
    }

    /** All that comes on the line: a client library would hide a body that should not be there. */
    private static String head(String path) throws IOException {
        URI address = URI.create(register.base() + "/" + path);
        try (Socket line = new Socket(address.getHost(), address.getPort())) {
            String target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            line.getOutputStream()
                    .write(("HEAD " + target + " HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Organization/sus?nonsense=1,              unknown-parameter,   nonsense",
        "Organization/sus?_sumary=true,            unknown-parameter,   _sumary",
        "Organization/sus/_history/1?nonsense=1,   unknown-parameter,   nonsense",
        "Organization/sus?_summary=short,          malformed-parameter, _summary",
    })
    void aReadSaysWhichParameterItDoesNotTake(String path, String code, String expression) {
        HttpResponse<byte[]> answer = register.get(path);
        assertThat(code(answer, 400)).isEqualTo(code);
        assertThat(register.resource(answer, OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .isEqualTo(expression);
    }

    private static String code(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        return register.resource(answer, OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }
}
