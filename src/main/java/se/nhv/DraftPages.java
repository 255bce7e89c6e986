package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.Publish;
import se.nhv.publication.draft.DraftArea;
import se.nhv.publication.draft.DraftFiles;
import se.nhv.publication.draft.KnownArea;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.OverlayReader;
import se.nhv.publication.reading.FirstReading;
import se.nhv.publication.reading.ReadingFiles;
import se.nhv.source.Report;
import se.nhv.source.account.Accounted;
import se.nhv.source.compare.Comparison;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Published;
import se.nhv.source.directory.Directory;
import se.nhv.source.record.Document;
import se.nhv.source.record.Kind;

/**
 * What a page would add: a draft of an area that the register does not have, and what is not yet known of one that it has.
 *
 * @param content the folder {@code fhir-resources}
 * @param published what the folder says
 * @param told whether to print what is found
 */
record DraftPages(Path content, Published published, PrintWriter out, boolean told) {

    /** Tells or writes the drafts of the page's areas; false when one could not be made. */
    boolean of(Report report, @Nullable String address, Directory directory, boolean write) throws IOException {
        boolean made = true;
        for (Document page : report.documents()) {
            if (page.kind() == Kind.AREA_PAGE && page.slug() != null) {
                made &= page(page, report, address, directory, write);
            }
        }
        return made;
    }

    private boolean page(Document page, Report report, @Nullable String given, Directory directory, boolean write)
            throws IOException {
        String address = given == null ? report.address() : given;
        Overlay overlay = new OverlayReader().read(content.resolve("overlay"));
        String id = DraftArea.id(page);
        Optional<Area> known = overlay.areas().stream()
                .filter(area -> area.slug().equals(id) || area.slug().equals(page.slug()))
                .findFirst();
        if (known.isPresent() && !known.get().origin().equals(DraftArea.ORIGIN)) {
            return known(known.get(), page, overlay, address, write);
        }
        if (page.reading().truncated() || address == null) {
            line(
                    address == null
                            ? "inget utkast: sidan säger inte sin adress, ange den med --address"
                            : "inget utkast: sidan är avklippt");
            return !write;
        }
        try {
            Area draft = new DraftArea(page, address, directory, paragraphs(report, id)).area();
            Map<String, byte[]> files = new TreeMap<>(new DraftFiles(FhirContext.forR4Cached(), overlay).of(draft));
            if (!draft.criteria().isEmpty()) {
                files.put(
                        ReadingFiles.path(draft.slug()),
                        ReadingFiles.bytes(new FirstReading(draft, draft.slug()).of(report, page)));
            }
            tell(files, write);
            return true;
        } catch (IllegalArgumentException contradiction) {
            line("inget utkast: " + contradiction.getMessage());
            return false;
        }
    }

    /** An area that an editor has gone through: what is new is added, what is otherwise stays for an editor to decide. */
    private boolean known(Area area, Document page, Overlay overlay, @Nullable String address, boolean write)
            throws IOException {
        List<Difference> differences = new Comparison(published).of(page);
        Area more = area.document() != null || page.reading().truncated()
                ? area
                : new KnownArea(area, page, String.valueOf(address), published.directory()).with(differences);
        if (more.equals(area)) {
            line(differences.isEmpty() ? "inget att skriva" : "det som skiljer sig skrivs inte: " + reason(area, page));
            return true;
        }
        if (address == null) {
            line("inget tillägg: sidan säger inte sin adress, ange den med --address");
            return !write;
        }
        tell(new DraftFiles(FhirContext.forR4Cached(), overlay).of(more, address), write);
        return true;
    }

    private static String reason(Area area, Document page) {
        if (page.reading().truncated()) {
            return "sidan är avklippt";
        }
        String file = "overlay/areas/" + area.slug() + ".json ändras av en redaktör";
        return area.document() == null ? file : "området bygger på " + area.document() + "; " + file;
    }

    private void tell(Map<String, byte[]> files, boolean write) throws IOException {
        Publish publish = new Publish(FhirContext.forR4Cached());
        Map<String, Boolean> fresh = new TreeMap<>();
        files.keySet().forEach(path -> fresh.put(path, !Files.exists(content.resolve(path))));
        List<String> different = write ? publish.write(files, content) : publish.different(files, content);
        for (String path : different) {
            boolean isNew = fresh.getOrDefault(path, false);
            line((write ? isNew ? "skrev ny " : "skrev " : isNew ? "skulle lägga till " : "skulle ändra ") + path);
        }
        if (different.isEmpty()) {
            line("utkastet är detsamma, byte för byte (" + files.size() + " filer)");
        }
    }

    /** Where each path of the record stands: the paragraphs of the page, counted as lines that are not empty. */
    private static Map<String, String> paragraphs(Report report, String id) {
        Map<String, int[]> places = new TreeMap<>();
        List<Accounted> lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            int paragraph = i + 1;
            int[] place = places.computeIfAbsent(lines.get(i).became(), path -> new int[] {paragraph, paragraph});
            place[1] = paragraph == place[1] + 1 ? paragraph : place[1];
        }
        Map<String, String> labels = new TreeMap<>();
        places.forEach((path, place) ->
                labels.put(path, "sida:" + id + "#p" + place[0] + (place[1] > place[0] ? "-" + place[1] : "")));
        return labels;
    }

    private void line(String words) {
        if (told) {
            out.println("  " + words);
        }
    }
}
