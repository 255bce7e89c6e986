package se.nhv.publication.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of readings: a passage a line, in the page's order. Thread-safe.
 *
 * @param overlay the folder {@code fhir-resources/overlay}
 */
public record ReadingFiles(Path overlay) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The path of an area's reading below {@code fhir-resources}. */
    public static String path(String area) {
        return "overlay/readings/" + area + ".json";
    }

    /** Every reading by its area's slug; none when nothing was ever read. */
    public Map<String, PageReading> all() throws IOException {
        Path folder = overlay.resolve("readings");
        Map<String, PageReading> all = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                PageReading reading = read(file);
                if (!file.endsWith(reading.area() + ".json")) {
                    throw new IOException(file + " holds the reading of " + reading.area());
                }
                all.put(reading.area(), reading);
            }
        }
        return all;
    }

    private static PageReading read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), PageReading.class);
        } catch (IOException fault) {
            throw new IOException(file + ": " + fault.getMessage(), fault);
        }
    }

    /** The file's bytes. */
    public static byte[] bytes(PageReading reading) {
        List<String> lines = new ArrayList<>();
        for (Passage passage : reading.passages()) {
            ObjectNode line = JSON.createObjectNode();
            line.put("at", passage.at()).put("words", passage.words());
            if (passage.combine() != null) {
                line.put("combine", passage.combine());
            }
            if (passage.items() != null) {
                line.put("items", passage.items());
            }
            if (!passage.by().isEmpty()) {
                ArrayNode by = line.putArray("by");
                passage.by().forEach(by::add);
            }
            lines.add("    " + line);
        }
        return ("{\n  \"area\": \"" + reading.area() + "\",\n  \"passages\": [\n" + String.join(",\n", lines)
                        + "\n  ]\n}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
