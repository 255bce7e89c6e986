package se.nhv.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static se.nhv.provider.bulk.Exporting.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.feed.bulk.ExportJob;
import se.nhv.provider.ServedTypes;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** The files of an export hold what the register holds (HL7 Bulk Data Access 2.0.0), while others write. */
class ExportFilesTest {
    private static RunningRegister register;
    private static Exporting client;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
        client = new Exporting(register);
        for (int i = 1; i <= 6; i++) {
            endpoint("e" + i, "v1");
        }
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static void endpoint(String id, String name) {
        HttpResponse<byte[]> answer = register.method(
                "PUT",
                "Endpoint/" + id,
                JSON,
                "{\"resourceType\":\"Endpoint\",\"id\":\"" + id + "\",\"status\":\"test\",\"connectionType\":{\"code\":"
                        + "\"hl7-fhir-rest\"},\"name\":\"" + name + "\",\"payloadType\":[{\"text\":\"x\"}],"
                        + "\"address\":\"https://test.example/" + id + "\"}");
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
    }

    private static void delete(String id) {
        assertThat(register.method("DELETE", "Endpoint/" + id, JSON, "").statusCode())
                .isIn(200, 204);
    }

    /** What the search of a type finds on all its pages, as {@code Type/id} and the resource itself. */
    private static Map<String, JsonNode> searched(String query) {
        Map<String, JsonNode> found = new TreeMap<>();
        String next = query;
        while (next != null) {
            JsonNode page = Exporting.json(RunningRegister.text(register.get(next)));
            page.path("entry").forEach(entry -> {
                if (entry.at("/search/mode").asText().equals("match")) {
                    found.put(Exporting.reference(entry.get("resource")), entry.get("resource"));
                }
            });
            String here = null;
            for (JsonNode link : page.get("link")) {
                here = link.get("relation").asText().equals("next")
                        ? link.get("url").asText()
                        : here;
            }
            next = here;
        }
        return found;
    }

    @Test
    void theWholeExportIsWhatSearchFindsOnAllPagesOfEveryType() {
        JsonNode manifest = client.manifest(client.start(""));
        Map<String, List<JsonNode>> files = client.files(manifest, "output");
        Map<String, JsonNode> exported = new TreeMap<>();
        files.forEach((type, lines) -> lines.forEach(line -> {
            assertThat(line.get("resourceType").asText()).isEqualTo(type);
            assertThat(exported.put(Exporting.reference(line), line)).isNull();
        }));
        Map<String, JsonNode> found = new TreeMap<>();
        ServedTypes.names().forEach(type -> found.putAll(searched(type + "?_count=1000")));
        assertThat(exported).hasSizeGreaterThan(1000).isEqualTo(found);
        assertThat(files.values()).noneMatch(List::isEmpty);
    }

    @Test
    void onlyTheTypesThatAreAskedForAreThere() {
        assertThat(Exporting.texts(
                        client.manifest(client.start("?_type=Location,Endpoint"))
                                .get("output"),
                        "type"))
                .containsExactly("Endpoint", "Location");
        assertThat(Exporting.texts(
                        client.manifest(client.start("?_type=Location&_type=Endpoint"))
                                .get("output"),
                        "type"))
                .containsExactly("Endpoint", "Location");
    }

    @Test
    void aTypeOfWhichThereIsNothingHasNoFile() {
        String status = client.start("?_type=Practitioner");
        JsonNode manifest = client.manifest(status);
        assertThat(manifest.get("output")).isEmpty();
        String file = status.replace("$export-status", "$export-file") + "&_file=Practitioner";
        client.refused(register.get(file), 404);
        client.refused(register.get(file.replace("_file=Practitioner", "_file=Organization")), 404);
        client.refused(register.get(file.replace("_file=Practitioner", "_file=deleted")), 404);
        client.refused(register.get(file.replace("_file=Practitioner", "_file=messages")), 404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Organization%3Fname%3Acontains%3Dsjukhus; Organization?name:contains=sjukhus",
                "Organization%3F_id%3Dsus,Organization%3F_id%3Dnus; Organization?_id=sus,nus",
                "Organization%3F_id%3Dsus%2Cnus; Organization?_id=sus,nus",
                "Organization%3Fpartof.name%3Acontains%3Dsk%25C3%25A5ne; Organization?partof.name:contains=sk%C3%A5ne",
                "Organization%3F_filter%3Dname%2520co%2520%2522region%2522; Organization?_filter=name%20co%20%22region%22",
                "Organization%3F_lastUpdated%3Dge2026-01-01T00:00:00%2B01:00; Organization?_lastUpdated=ge2026-01-01T00:00:00%2B01:00",
                "Organization%3F_id%3Dnobody; Organization?_id=nobody"
            })
    void aFilterFindsWhatASearchFinds(String filter, String search) {
        Map<String, JsonNode> exported = client.copy("?_type=Organization,Location&_typeFilter=" + filter);
        Map<String, JsonNode> expected = searched(search);
        expected.putAll(searched("Location?_count=1000"));
        assertThat(exported).isEqualTo(expected);
    }

    @Test
    void aFilterStillFindsWhatItFoundAfterOthersHaveWritten() {
        endpoint("renamed", "filtered");
        String status = client.start("?_type=Endpoint&_typeFilter=Endpoint%3Fname%3Dfiltered");
        endpoint("renamed", "other");
        endpoint("late", "filtered");
        assertThat(client.files(client.manifest(status), "output").get("Endpoint"))
                .extracting(each ->
                        Exporting.reference(each) + " " + each.get("name").asText())
                .containsExactly("Endpoint/renamed filtered");
        assertThat(client.copy("?_type=Endpoint&_typeFilter=Endpoint%3Fname%3Dfiltered"))
                .containsOnlyKeys("Endpoint/late");
    }

    @Test
    void aFileStaysTheSameByteByByteWhileOthersWrite() {
        endpoint("stays", "v1");
        String status = client.start("?_type=Endpoint");
        String manifest = RunningRegister.text(register.get(status));
        String file = Exporting.json(manifest).at("/output/0/url").asText();
        byte[] before = register.get(file).body();
        endpoint("stays", "v2");
        endpoint("another", "v1");
        delete("stays");
        assertThat(register.get(file).body()).isEqualTo(before);
        assertThat(RunningRegister.text(register.get(status))).isEqualTo(manifest);
    }

    /** The documents are found by their examples: the kick-off of the README, and how the script finds the files. */
    @Test
    void theDocumentedNightWorks() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher kickOff = Pattern.compile("8080/fhir/\\$export(\\?[^']+)'").matcher(readme);
        assertThat(kickOff.find()).isTrue();
        JsonNode manifest = client.manifest(client.start(kickOff.group(1)));
        String script = Files.readString(Path.of("docs/bulk-data.md"));
        Matcher pattern = Pattern.compile("grep -o '([^']+)'").matcher(script);
        assertThat(pattern.find()).isTrue();
        List<String> files = new ArrayList<>(Exporting.texts(manifest.get("output"), "url"));
        files.addAll(Exporting.texts(manifest.get("deleted"), "url"));
        assertThat(Pattern.compile(pattern.group(1))
                        .matcher(manifest.toString())
                        .results())
                .extracting(MatchResult::group)
                .isNotEmpty()
                .isEqualTo(files)
                .allSatisfy(file -> assertThat(client.lines(file)).isNotEmpty());
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(script);
        assertThat(example.find()).isTrue();
        assertThat(Exporting.names(Exporting.json(example.group(1)))).isEqualTo(Exporting.names(manifest));
    }

    @Test
    void aFileMayBeCompressed() throws IOException {
        String file = client.manifest(client.start("?_type=CodeSystem"))
                .at("/output/0/url")
                .asText();
        HttpResponse<byte[]> packed = register.get(file, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(register.get(file).body());
        }
    }

    @Test
    void nothingHasChangedSinceTheLastExport() {
        String time = client.manifest(client.start("")).get("transactionTime").asText();
        JsonNode manifest = client.manifest(client.start("?_since=" + time));
        assertThat(manifest.get("output")).isEmpty();
        assertThat(manifest.get("deleted")).isEmpty();
        assertThat(manifest.get("transactionTime").asText()).isEqualTo(time);
    }

    @Test
    void aCopyThatIsKeptUpToDateIsTheRegister() {
        JsonNode first = client.manifest(client.start(""));
        Map<String, JsonNode> copy = new HashMap<>(client.copy(""));
        endpoint("e1", "v2");
        delete("e2");
        delete("e3");
        endpoint("e3", "again");
        endpoint("new", "v1");
        endpoint("short", "v1");
        delete("short");
        JsonNode second = client.manifest(
                client.start("?_since=" + first.get("transactionTime").asText()));
        Map<String, List<JsonNode>> changed = client.files(second, "output");
        assertThat(changed).containsOnlyKeys("Endpoint");
        assertThat(changed.get("Endpoint"))
                .extracting(Exporting::reference)
                .containsExactly("Endpoint/e1", "Endpoint/e3", "Endpoint/new");
        changed.get("Endpoint").forEach(line -> copy.put(Exporting.reference(line), line));
        client.files(second, "deleted").get("Bundle").forEach(bundle -> {
            assertThat(bundle.get("type").asText()).isEqualTo("transaction");
            bundle.get("entry").forEach(entry -> {
                assertThat(entry.at("/request/method").asText()).isEqualTo("DELETE");
                copy.remove(entry.at("/request/url").asText());
            });
        });
        assertThat(copy).isEqualTo(client.copy(""));
    }

    @Test
    void deletionsCanBeGivenToAnotherRegisterAsTheyAre() {
        String time = client.manifest(client.start("")).get("transactionTime").asText();
        endpoint("gone", "v1");
        delete("gone");
        JsonNode manifest = client.manifest(client.start("?_type=Endpoint&_since=" + time));
        JsonNode bundle = client.files(manifest, "deleted").get("Bundle").get(0);
        HttpResponse<byte[]> replayed = register.post("", JSON, bundle.toString());
        assertThat(replayed.statusCode()).as(RunningRegister.text(replayed)).isEqualTo(200);
        assertThat(register.resource(replayed, Bundle.class).getEntry())
                .hasSize(bundle.get("entry").size());
    }

    @Test
    void withoutSinceNoDeletionIsTold() {
        endpoint("told", "v1");
        delete("told");
        JsonNode manifest = client.manifest(client.start("?_type=Endpoint"));
        assertThat(manifest.get("deleted")).isEmpty();
        assertThat(new TreeSet<>(client.copy("?_type=Endpoint").keySet())).doesNotContain("Endpoint/told");
    }

    @Test
    void tooManyReadersAtOnceAreAskedToComeAgain() {
        var none = new Settings(
                new Listen("127.0.0.1", 0, null),
                new Limits(7_000, 1_572_864, 0),
                null,
                "memory",
                Writes.OFF,
                RunningRegister.TODAY);
        try (RunningRegister busy = RunningRegister.start(none)) {
            HttpResponse<byte[]> kickOff = new Exporting(busy).ask("");
            assertThat(new Exporting(busy).refused(kickOff, 429).getCode().toCode())
                    .isEqualTo("throttled");
            Instant asOf =
                    busy.read("metadata", CapabilityStatement.class).getDate().toInstant();
            var job = new ExportJob("any", asOf, Instant.now(), false, "_type=Location");
            HttpResponse<byte[]> file = busy.get("$export-file?_file=Location&_job=" + job);
            new Exporting(busy).refused(file, 429);
            for (HttpResponse<byte[]> each : List.of(kickOff, file)) {
                assertThat(each.headers().firstValue("Retry-After").orElseThrow())
                        .matches("\\d+");
            }
        }
    }
}
