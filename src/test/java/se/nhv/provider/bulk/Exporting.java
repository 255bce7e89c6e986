package se.nhv.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import se.nhv.testing.RunningRegister;

/** A client of Bulk Data Access: asks, waits for nothing, fetches. */
record Exporting(RunningRegister register) {
    static final String JSON = "application/fhir+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The kick-off with a query such as {@code ?_type=Organization}, or none. */
    HttpResponse<byte[]> ask(String query, String... headers) {
        List<String> all = new ArrayList<>(List.of("Accept", JSON, "Prefer", "respond-async"));
        all.addAll(List.of(headers));
        return register.get("$export" + query, all.toArray(String[]::new));
    }

    /** Where the state of a new export is. */
    String start(String query, String... headers) {
        return location(ask(query, headers));
    }

    static String location(HttpResponse<byte[]> accepted) {
        assertThat(accepted.statusCode()).as(RunningRegister.text(accepted)).isEqualTo(202);
        return accepted.headers().firstValue("Content-Location").orElseThrow();
    }

    JsonNode manifest(String status) {
        HttpResponse<byte[]> answer = register.get(status, "Accept", "application/json");
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return json(RunningRegister.text(answer));
    }

    /** The lines of all files in a member of the manifest, by the files' type. */
    Map<String, List<JsonNode>> files(JsonNode manifest, String member) {
        Map<String, List<JsonNode>> files = new TreeMap<>();
        manifest.get(member).forEach(file -> {
            List<JsonNode> lines = lines(file.get("url").asText());
            assertThat(lines).hasSize(file.get("count").asInt());
            assertThat(files.put(file.get("type").asText(), lines)).isNull();
        });
        return files;
    }

    List<JsonNode> lines(String url) {
        HttpResponse<byte[]> file = register.get(url, "Accept", "application/fhir+ndjson");
        assertThat(file.statusCode()).as(RunningRegister.text(file)).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/fhir+ndjson");
        return RunningRegister.text(file).lines().map(Exporting::json).toList();
    }

    /** The resources that an export of the query consists of, as {@code Type/id} and the line itself. */
    Map<String, JsonNode> copy(String query) {
        Map<String, JsonNode> copy = new TreeMap<>();
        files(manifest(start(query)), "output")
                .forEach((type, lines) -> lines.forEach(line -> copy.put(reference(line), line)));
        return copy;
    }

    static String reference(JsonNode resource) {
        return resource.get("resourceType").asText() + "/" + resource.get("id").asText();
    }

    OperationOutcomeIssueComponent refused(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(JSON);
        return register.resource(answer, OperationOutcome.class).getIssueFirstRep();
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.get(member).asText())
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
