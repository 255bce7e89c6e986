package se.nhv.content;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/** Everything in fhir-resources, read once. Immutable by agreement: tests only read. */
final class Content {
    static final Path FOLDER = Path.of("fhir-resources");

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final Content ALL = readAll();

    /** One file with what it holds. */
    record File(Path path, String json, Resource resource) {
        /** The file's name without {@code .json}. */
        String name() {
            String name = path.getFileName().toString();
            return name.substring(0, name.length() - ".json".length());
        }

        String reference() {
            return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        }
    }

    private final List<File> files;

    private Content(List<File> files) {
        this.files = List.copyOf(files);
    }

    static Content all() {
        return ALL;
    }

    static FhirContext context() {
        return CONTEXT;
    }

    List<File> files() {
        return files;
    }

    Stream<Resource> resources() {
        return files.stream().map(File::resource);
    }

    /** The resources with a canonical address of their own. */
    Stream<MetadataResource> artefacts() {
        return resources().filter(MetadataResource.class::isInstance).map(MetadataResource.class::cast);
    }

    <T extends Resource> Stream<T> ofType(Class<T> type) {
        return resources().filter(type::isInstance).map(type::cast);
    }

    /** Whether one of our artefacts answers to the address, in the version that it names or in any. */
    boolean resolves(CanonicalType address) {
        var wanted = se.nhv.fhir.Canonical.parse(address.getValue());
        return artefacts()
                .anyMatch(artefact -> wanted.url().equals(artefact.getUrl())
                        && (wanted.version() == null || wanted.version().equals(artefact.getVersion())));
    }

    private static Content readAll() {
        var form = new CanonicalForm(CONTEXT);
        try {
            return new Content(CanonicalForm.jsonFiles(FOLDER).stream()
                    .map(path -> read(form, path))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File read(CanonicalForm form, Path path) {
        try {
            String json = Files.readString(path);
            return new File(path, json, (Resource) form.read(json));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }
}
