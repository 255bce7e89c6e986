package se.nhv.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.nhv.source.SourceDocuments;

/**
 * Finds editorial work whose text has changed: a criterion that codes are mapped to, while the paragraph that it was read
 * from now says something else.
 *
 * @param content the folder {@code fhir-resources}: its care areas hold the words as they were
 */
public record HangingOverlay(Path content) {
    private static final int SHOWN = 160;

    /** What hangs in the air under these documents, in plain words; empty when nothing does. */
    public List<String> under(SourceDocuments documents) throws IOException {
        List<String> hanging = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode map = mapper.readTree(
                content.resolve("concept-maps/nhv-kriterium-till-icd10se.json").toFile());
        try (Stream<Path> areas = Files.list(content.resolve("care-areas"))) {
            for (Path area : areas.sorted().toList()) {
                for (JsonNode action : mapper.readTree(area.toFile()).path("action")) {
                    action(action, documents, map, hanging);
                }
            }
        }
        return hanging;
    }

    private static void action(JsonNode action, SourceDocuments documents, JsonNode map, List<String> hanging) {
        String was = action.path("description").asText("");
        for (JsonNode source : action.path("documentation")) {
            String label = source.path("label").asText("");
            Optional<String> now = now(documents, label);
            if (now.isPresent() && !was.isEmpty() && !now.get().contains(was) && !was.contains(now.get())) {
                hanging.add("kriteriet " + action.path("id").asText()
                        + mapped(map, action.path("id").asText()) + " (" + label + ") lyder nu: "
                        + shortened(now.get()));
            }
        }
        for (JsonNode child : action.path("action")) {
            action(child, documents, map, hanging);
        }
    }

    /** The paragraph's words now; a document that has become shorter says that the paragraph is gone. */
    private static Optional<String> now(SourceDocuments documents, String label) {
        try {
            return documents.text(label);
        } catch (IllegalArgumentException gone) {
            return Optional.of("(stycket finns inte längre)");
        }
    }

    private static String mapped(JsonNode map, String criterion) {
        TreeSet<String> codes = new TreeSet<>();
        for (JsonNode group : map.path("group")) {
            for (JsonNode element : group.path("element")) {
                if (element.path("code").asText().equals(criterion)) {
                    element.path("target")
                            .forEach(target -> codes.add(target.path("code").asText()));
                }
            }
        }
        return codes.isEmpty() ? "" : " som " + String.join(", ", codes) + " är kopplade till";
    }

    private static String shortened(String words) {
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + " …";
    }
}
