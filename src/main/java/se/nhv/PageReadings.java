package se.nhv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.draft.DraftArea;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.reading.FirstReading;
import se.nhv.publication.reading.HangingCriteria;
import se.nhv.publication.reading.PageReading;
import se.nhv.publication.reading.ReadingFiles;
import se.nhv.source.Report;
import se.nhv.source.SourceDocuments;
import se.nhv.source.directory.AreaNames;
import se.nhv.source.record.Document;
import se.nhv.source.record.Kind;

/**
 * Holds a page against what the register has read of its areas, tells what of the editors' criteria hangs in the air, and remembers
 * how a page reads that was not read before.
 *
 * @param names the areas by name
 * @param content the folder {@code fhir-resources}; null for the content in the program
 * @param again whether to remember the page as it reads now, though it was read before
 */
record PageReadings(
        Editorial editorial, AreaNames names, @Nullable Path content, boolean again) {

    /** What an editor should know, a line each. */
    List<String> of(Path file, Report report, boolean write) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Document document : report.documents()) {
            Optional<Area> area = document.kind() == Kind.REGIONAL_REPORT || document.kind() == Kind.CONDITIONS
                    ? Optional.empty()
                    : area(document);
            boolean defines =
                    document.kind() == Kind.AREA_PAGE || document.definition().criteria() != null;
            if (area.isPresent() && defines && !area.get().criteria().isEmpty()) {
                lines.addAll(of(area.get(), name(file), report, document, write));
            } else if (document.slug() != null && !names.has(document.slug())) {
                unknown(String.valueOf(document.title()), lines);
            }
        }
        return lines;
    }

    private void unknown(String title, List<String> lines) {
        List<String> nearest = names.nearest(title);
        if (!nearest.isEmpty()) {
            lines.add(title + " är inget av registrets områden; namn som liknar: " + String.join("; ", nearest));
        }
    }

    private List<String> of(Area area, String name, Report report, Document document, boolean write)
            throws IOException {
        PageReading before = editorial.readings().get(area.slug());
        FirstReading first = new FirstReading(area, name);
        List<String> lines = new ArrayList<>();
        if (before != null) {
            HangingCriteria hanging = new HangingCriteria(area, before, report, document);
            hanging.lines().forEach(line -> lines.add("! " + area.slug() + ": " + line));
            if (lines.isEmpty()) {
                lines.add("= " + area.slug() + ": inget kriterium hänger i luften");
            }
            if (again && document.reading().truncated()) {
                lines.add(area.slug() + ": läses inte om, sidan är avklippt");
            } else if (again) {
                remember(hanging.reread().with(first.of(report, document), before.read()), write, lines);
            }
        } else if (first.named()) {
            remember(first.of(report, document), write, lines);
        } else {
            lines.add("! " + area.slug() + ": kriterierna är aldrig lästa mot en sida och jämförs inte");
        }
        return lines;
    }

    private void remember(PageReading reading, boolean write, List<String> lines) throws IOException {
        if (content == null) {
            return;
        }
        String path = ReadingFiles.path(reading.area());
        Path file = content.resolve(path);
        byte[] bytes = ReadingFiles.bytes(reading);
        boolean fresh = !Files.exists(file);
        if (!fresh && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        if (write) {
            Files.createDirectories(content.resolve("overlay/readings"));
            Files.write(file, bytes);
        }
        lines.add((write ? fresh ? "skrev ny " : "skrev " : fresh ? "skulle lägga till " : "skulle ändra ") + path);
    }

    private Optional<Area> area(Document document) {
        return document.slug() == null
                ? Optional.empty()
                : editorial.overlay().areas().stream()
                        .filter(area -> area.slug().equals(document.slug())
                                || area.slug().equals(DraftArea.id(document)))
                        .findFirst();
    }

    /** What labels call the document: its number in the collection, or the file's name. */
    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return SourceDocuments.id(name).orElse(name.replaceFirst("\\.[^.]*$", ""));
    }
}
