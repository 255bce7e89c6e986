package se.nhv.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * The one way a resource is written down in fhir-resources: elements in FHIR's order, two spaces, a newline at the end,
 * so that a change of content is a change of exactly those lines. Thread-safe.
 *
 * <p>{@code main} rewrites every resource below the given folders; run it after editing a file by hand.
 */
public final class CanonicalForm {
    private final FhirContext context;

    public CanonicalForm(FhirContext context) {
        this.context = context;
    }

    /** The resource, read strictly: an element that FHIR R4 does not know is refused. */
    public IBaseResource read(String json) {
        return parser().parseResource(json);
    }

    /** The text as it stands in a file. */
    public String write(IBaseResource resource) {
        return parser().setPrettyPrint(true).encodeResourceToString(resource) + "\n";
    }

    private IParser parser() {
        return context.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .setStripVersionsFromReferences(false);
    }

    public static void main(String[] folders) throws IOException {
        var form = new CanonicalForm(FhirContext.forR4Cached());
        for (String folder : folders) {
            for (Path file : jsonFiles(Path.of(folder))) {
                form.rewrite(file);
            }
        }
    }

    private void rewrite(Path file) throws IOException {
        String before = Files.readString(file);
        String after = write(read(before));
        if (!after.equals(before)) {
            Files.writeString(file, after);
        }
    }

    /** Every resource file below the folder, in order of path; the editorial input in {@code overlay} is none. */
    static List<Path> jsonFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.startsWith(folder.resolve("overlay")))
                    .sorted()
                    .toList();
        }
    }
}
