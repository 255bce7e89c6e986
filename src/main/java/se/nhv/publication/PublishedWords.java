package se.nhv.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of the documents as an area's published resources hold them, by the label of the paragraph: with them an area can be
 * published again without the documents. A paragraph that is published whole and in part counts whole. Thread-safe.
 *
 * @param content the folder {@code fhir-resources}
 */
public record PublishedWords(Path content) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL = Pattern.compile("(?:.*\\()?(kalla-[^()]*)\\)?");

    /**
     * The words that the area's resources quote.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public Map<String, String> of(String area) {
        Map<String, String> words = new TreeMap<>();
        try {
            Path plan = content.resolve("care-areas").resolve(area + ".json");
            if (Files.exists(plan)) {
                JsonNode json = JSON.readTree(plan.toFile());
                artifacts(json.path("relatedArtifact"), words);
                json.path("action").forEach(action -> action(action, words));
            }
            try (Stream<Path> files = Files.list(content.resolve("provenance"))) {
                for (Path file : files.filter(
                                one -> one.getFileName().toString().startsWith(area + "."))
                        .toList()) {
                    JSON.readTree(file.toFile()).path("entity").forEach(entity -> entity(entity, words));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }

    private static void action(JsonNode action, Map<String, String> words) {
        artifacts(action.path("documentation"), words);
        for (JsonNode source : action.path("documentation")) {
            if (source.path("type").asText().equals("derived-from")) {
                put(source.path("label").asText(), action.path("description").asText(), words);
            }
        }
        action.path("action").forEach(child -> action(child, words));
    }

    private static void artifacts(JsonNode artifacts, Map<String, String> words) {
        artifacts.forEach(
                one -> put(one.path("label").asText(), one.path("display").asText(), words));
    }

    private static void entity(JsonNode entity, Map<String, String> words) {
        JsonNode what = entity.path("what");
        put(what.path("identifier").path("value").asText(), what.path("display").asText(), words);
    }

    private static void put(String label, String said, Map<String, String> words) {
        Matcher written = LABEL.matcher(label);
        if (written.matches() && !said.isEmpty()) {
            words.merge(written.group(1), said, (a, b) -> a.length() < b.length() ? b : a);
        }
    }
}
