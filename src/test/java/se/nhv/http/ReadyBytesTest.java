package se.nhv.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;
import se.nhv.testing.BaseCatalogue;
import se.nhv.testing.RunningRegister;

/** The ready bytes and HAPI's encoder must give the same resource: a fast path that differs is a fault nobody sees. */
class ReadyBytesTest {
    private static final Settings SETTINGS = new Settings(
            new Listen("127.0.0.1", 0, null), Limits.DEFAULT, null, "memory", Writes.OFF, RunningRegister.TODAY);
    private static RunningRegister register;
    private static Catalogue catalogue;

    @BeforeAll
    static void start() {
        register = RunningRegister.start(SETTINGS);
        catalogue = BaseCatalogue.read();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void everyResourceIsTheSameInJsonInXmlAndPretty() {
        IParser json = RunningRegister.context().newJsonParser();
        List<String> different = new ArrayList<>();
        everyEntry().forEach(entry -> {
            String path = entry.key().reference();
            String stored = json.encodeResourceToString(entry.resource());
            for (String form : List.of("", "?_format=xml", "?_pretty=true", "?_format=application/fhir%2Bxml")) {
                HttpResponse<byte[]> answer = register.get(path + form);
                String sent = json.encodeResourceToString(register.resource(answer, Resource.class));
                if (!sent.equals(stored)) {
                    different.add(path + form);
                }
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void referencesInAnAnswerStayAbsoluteInEveryForm() {
        String question = "HealthcareService/$nhv-destinations?diagnosis=Q71.3&date=2025-03-01";
        IParser json = RunningRegister.context().newJsonParser();
        String stored = json.encodeResourceToString(register.read(question, Resource.class));
        assertThat(stored).contains(register.base() + "/Organization/nus");
        for (String form : List.of("&_pretty=true", "&_format=xml")) {
            assertThat(json.encodeResourceToString(register.read(question + form, Resource.class)))
                    .isEqualTo(stored);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"?_summary=true", "?_summary=text", "?_summary=data", "?_elements=name"})
    void aPartOfAResourceSaysThatItIsOne(String option) {
        Resource part = register.read("Organization/sus" + option, Resource.class);
        assertThat(part.getMeta().getTag()).anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
        assertThat(part.getIdElement().getIdPart()).isEqualTo("sus");
    }

    @Test
    void whoHasTheNewestVersionIsToldSo() {
        HttpResponse<byte[]> first = register.get("Organization/sus");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).isEqualTo("W/\"1\"");
        HttpResponse<byte[]> second = register.get("Organization/sus", "If-None-Match", etag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("ETag")).contains(etag);
        assertThat(second.body()).isEmpty();
        assertThat(register.get("Organization/sus", "If-None-Match", "W/\"7\"").statusCode())
                .isEqualTo(200);
        String changed = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(register.get("Organization/sus", "If-Modified-Since", changed)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest(name = "{0}: {1} answers {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "If-None-Match; \"1\"; 304",
                "If-None-Match; W/\"7\", W/\"1\"; 304",
                "If-None-Match; *; 304",
                "If-None-Match; 1; 200",
                "If-Modified-Since; Fri, 01 Jan 2100 00:00:00 GMT; 304",
                "If-Modified-Since; Mon, 01 Jan 2001 00:00:00 GMT; 200",
                "If-Modified-Since; yesterday; 200",
            })
    void aConditionalReadIsAnsweredByTheRules(String header, String value, int status) {
        for (String path : new String[] {"Organization/sus", "Organization/sus/_history/1"}) {
            assertThat(register.get(path, header, value).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void theETagCountsMoreThanTheDate() {
        HttpResponse<byte[]> answer = register.get(
                "Organization/sus", "If-None-Match", "W/\"7\"", "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatTakesGzipGetsIt() {
        HttpResponse<byte[]> answer = register.get("metadata", "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body()).startsWith(0x1f, 0x8b);
    }

    @Test
    void aPageOfAnotherOriginMayAsk() {
        HttpResponse<byte[]> preflight = register.method(
                "OPTIONS",
                "HealthcareService/$nhv-destinations",
                "text/plain",
                "",
                "Origin",
                "https://ehr.example",
                "Access-Control-Request-Method",
                "POST");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(register.get("metadata", "Origin", "https://ehr.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    private static Stream<Entry> everyEntry() {
        return catalogue.types().stream().flatMap(type -> catalogue.all(type).stream());
    }
}
