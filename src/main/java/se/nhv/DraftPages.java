package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.nhv.publication.Publish;
import se.nhv.publication.PublishedWords;
import se.nhv.publication.draft.Acceptance;
import se.nhv.publication.draft.Arrival;
import se.nhv.publication.draft.DraftFiles;
import se.nhv.publication.draft.Intake;
import se.nhv.publication.overlay.OverlayReader;
import se.nhv.source.compare.Published;

/**
 * What documents would add and change: drafts of areas that the register does not have, and of those that it has what is new, what
 * sources say otherwise, and what an editor accepts.
 *
 * @param content the folder {@code fhir-resources}
 * @param published what the folder says
 */
record DraftPages(Path content, Published published) {

    /** What the documents make of the folder; nothing is written. */
    Intake.Outcome outcome(List<Arrival> arrivals, Acceptance acceptance) throws IOException {
        return Intake.of(
                new OverlayReader().read(content.resolve("overlay")), published, words(), acceptance, arrivals);
    }

    /** Tells which files the outcome changes, or writes them and tells which. */
    void tell(Intake.Outcome outcome, boolean write, PrintWriter out) throws IOException {
        FhirContext context = FhirContext.forR4Cached();
        Map<String, byte[]> files = new DraftFiles(context, words()).of(outcome);
        Publish publish = new Publish(context);
        Map<String, Boolean> fresh = new TreeMap<>();
        files.keySet().forEach(path -> fresh.put(path, !Files.exists(content.resolve(path))));
        List<String> different = write ? publish.write(files, content) : publish.different(files, content);
        for (String path : different) {
            boolean isNew = fresh.getOrDefault(path, false);
            out.println(
                    (write ? isNew ? "skrev ny " : "skrev " : isNew ? "skulle lägga till " : "skulle ändra ") + path);
        }
        if (different.isEmpty() && !files.isEmpty()) {
            out.println("områdena är desamma, byte för byte (" + files.size() + " filer)");
        }
    }

    private PublishedWords words() {
        return new PublishedWords(content);
    }
}
