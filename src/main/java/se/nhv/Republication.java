package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.nhv.publication.HangingOverlay;
import se.nhv.publication.Publish;
import se.nhv.source.SourceDocuments;

/**
 * What the numbered documents, together with the overlay, make of the content: the files that would change, or that are
 * written.
 *
 * @param content the folder {@code fhir-resources}
 * @param told whether to print what is found
 */
record Republication(Path content, PrintWriter out, boolean told) {

    /** Tells or writes what changes; false when it could not be done. */
    boolean of(Map<String, String> texts, boolean write) throws IOException {
        Publish publish = new Publish(FhirContext.forR4Cached());
        SourceDocuments documents = SourceDocuments.of(texts);
        List<String> quoted = new HangingOverlay(content).under(documents);
        if (!quoted.isEmpty()) {
            line("överlagringen citerar stycken som har ändrats eller flyttats: " + String.join(", ", quoted));
        }
        List<String> hanging = new ArrayList<>(publish.hangingConditions(documents, content));
        hanging.forEach(this::line);
        hanging.addAll(quoted);
        Set<String> missing = missing(texts.keySet());
        if (!missing.isEmpty()) {
            line("resurserna jämförs inte: överlagringen citerar också " + String.join(", ", missing));
            return !write;
        }
        if (!hanging.isEmpty()) {
            line("överlagringen hänger i luften: rätta den innan något skrivs");
            return !write;
        }
        Map<String, byte[]> files;
        try {
            files = publish.files(documents, content);
        } catch (IllegalArgumentException otherwise) {
            line("överlagringen stämmer inte med dokumenten: " + otherwise.getMessage());
            return !write;
        }
        List<String> different = write ? publish.write(files, content) : publish.different(files, content);
        different.forEach(path -> line((write ? "skrev " : "skulle ändra ") + path));
        if (different.isEmpty()) {
            line("resurserna är desamma, byte för byte (" + files.size() + " filer)");
        }
        return true;
    }

    private void line(String words) {
        if (told) {
            out.println(words);
        }
    }

    /** The documents that are published as quotable and are not among these. */
    private Set<String> missing(Set<String> given) throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.list(content.resolve("documents"))) {
            for (Path file : files.sorted().toList()) {
                String id = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
                boolean numbered = id.matches("kalla-\\d{3}");
                if (numbered
                        && !given.contains(id)
                        && !Files.readString(file, StandardCharsets.UTF_8).contains("\"arsrapport\"")) {
                    missing.add(id);
                }
            }
        }
        return missing;
    }
}
