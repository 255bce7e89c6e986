package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.nhv.catalogue.Catalogue;
import se.nhv.publication.Publish;
import se.nhv.server.Assembly;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;

/**
 * The register as it would be with more care areas: areas that have trigger codes are repeated under other names, with their
 * criteria, questions, permits and services, and published as the others are. Every repeated code touches more areas than in life, so
 * what is measured on it is rather too much than too little.
 */
public final class MoreAreas {
    private static final Path CONTENT = Path.of("fhir-resources");
    private static final Path DOCUMENTS = Path.of("src/test/resources/kallor");
    private static final ObjectMapper JSON = new ObjectMapper();

    private MoreAreas() {}

    /**
     * A catalogue with this many active areas.
     *
     * @param folder an empty folder to write the content to
     */
    public static Catalogue catalogue(Path folder, int active) throws IOException {
        copy(folder);
        Path areas = folder.resolve("overlay/areas");
        List<String> models = new ArrayList<>();
        int missing = active;
        for (Path file : files(areas)) {
            String text = Files.readString(file);
            JsonNode area = JSON.readTree(text);
            missing -= area.path("status").asText().equals("active") ? 1 : 0;
            if (!area.path("triggers").isEmpty()) {
                models.add(text);
            }
        }
        for (int i = 0; i < missing; i++) {
            String slug = String.format(Locale.ROOT, "kopia-%02d", i);
            Files.writeString(areas.resolve(slug + ".json"), renamed(models.get(i % models.size()), slug));
        }
        new Publish(FhirContext.forR4Cached()).write(DOCUMENTS, folder);
        return new Assembly(new Settings(
                        new Listen("127.0.0.1", 0, null), Limits.DEFAULT, folder, "memory", Writes.OFF, null))
                .current()
                .now();
    }

    /** The area under another name: its slug, what is named after it, and its criteria. */
    private static String renamed(String text, String slug) throws IOException {
        JsonNode area = JSON.readTree(text);
        String old = area.path("slug").asText();
        String renamed = text;
        for (JsonNode criterion : area.path("criteria")) {
            String linkId = criterion.path("linkId").asText();
            renamed = renamed.replaceAll(
                    "(?<!\"concept\": |\"slug\": )\"" + linkId + "\"", "\"" + slug + "." + linkId + "\"");
        }
        return renamed.replace("\"slug\": \"" + old + "\"", "\"slug\": \"" + slug + "\"")
                .replace("\"concept\": \"" + old + "\"", "\"concept\": \"" + slug + "\"")
                .replace("\"" + old + ".", "\"" + slug + ".");
    }

    private static void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(CONTENT.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
