package se.nhv.publication;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.OverlayReader;
import se.nhv.source.SourceDocuments;

/**
 * Publishes: reads the documents and {@code overlay} beside the resources, and brings the files up to date. Reports each
 * path that is new or changed; writes only those, so that a second run changes nothing.
 */
public final class Publish {
    private final FhirContext context;

    public Publish(FhirContext context) {
        this.context = context;
    }

    /**
     * What the files should hold, by path below {@code content}.
     *
     * @param documents folder of the numbered text documents; one that is not there is not needed to quote from
     * @param content the folder {@code fhir-resources}
     */
    public Map<String, byte[]> files(Path documents, Path content) throws IOException {
        return files(SourceDocuments.read(documents), content);
    }

    /** As {@link #files(Path, Path)}, with the documents that may be quoted. */
    public Map<String, byte[]> files(SourceDocuments documents, Path content) throws IOException {
        return new ResourceFiles(context)
                .of(Publication.of(documents, new OverlayReader().read(content.resolve("overlay"))));
    }

    /** The overlay's conditions and headings whose words the documents no longer have, in plain Swedish. */
    public List<String> hangingConditions(SourceDocuments documents, Path content) throws IOException {
        Overlay overlay = new OverlayReader().read(content.resolve("overlay"));
        return new SpecialConditions(overlay)
                .forms(documents).stream()
                        .flatMap(form -> form.hanging().stream()
                                .map(entry -> "villkoret " + entry.code() + " ("
                                        + form.set().document() + ") står inte längre så: " + entry.sv()))
                        .toList();
    }

    /**
     * Brings the files up to date.
     *
     * @return the paths that were new or different, in their order
     */
    public List<String> write(Path documents, Path content) throws IOException {
        return write(files(documents, content), content);
    }

    /** Writes those of the files that are new or different, and says which. */
    public List<String> write(Map<String, byte[]> files, Path content) throws IOException {
        List<String> different = different(files, content);
        for (String path : different) {
            Path file = content.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, files.get(path));
        }
        return different;
    }

    /** The paths of the files that are new or different, in their order. */
    public List<String> different(Map<String, byte[]> files, Path content) throws IOException {
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, byte[]> wanted : files.entrySet()) {
            Path file = content.resolve(wanted.getKey());
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), wanted.getValue())) {
                different.add(wanted.getKey());
            }
        }
        return different;
    }
}
