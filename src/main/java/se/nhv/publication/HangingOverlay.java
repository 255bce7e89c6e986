package se.nhv.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.nhv.source.SourceDocuments;

/**
 * Finds criteria that quote a paragraph of a document by its number, while the paragraph now says something else: its words have
 * changed, or it has moved. Such a document cannot be quoted from until an editor has put the labels right.
 *
 * @param content the folder {@code fhir-resources}: its care areas hold the words as they were
 */
public record HangingOverlay(Path content) {

    /** The criteria with their labels; empty when the documents read as they are quoted. */
    public List<String> under(SourceDocuments documents) throws IOException {
        List<String> hanging = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> areas = Files.list(content.resolve("care-areas"))) {
            for (Path area : areas.sorted().toList()) {
                for (JsonNode action : mapper.readTree(area.toFile()).path("action")) {
                    action(action, documents, hanging);
                }
            }
        }
        return hanging;
    }

    private static void action(JsonNode action, SourceDocuments documents, List<String> hanging) {
        String was = action.path("description").asText("");
        for (JsonNode source : action.path("documentation")) {
            String label = source.path("label").asText("");
            Optional<String> now = now(documents, label);
            if (now.isPresent() && !was.isEmpty() && !now.get().contains(was) && !was.contains(now.get())) {
                hanging.add(action.path("id").asText() + " (" + label + ")");
            }
        }
        for (JsonNode child : action.path("action")) {
            action(child, documents, hanging);
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
}
