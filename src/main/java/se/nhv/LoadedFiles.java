package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Codec;
import se.nhv.publication.ResourceFiles;

/** Writes loaded resources into a content folder: all files are written aside before the first one takes its place. */
final class LoadedFiles {
    private final ResourceFiles files;
    private final Codec codec;
    private final Path folder;

    LoadedFiles(FhirContext context, Path folder) {
        this.files = new ResourceFiles(context);
        this.codec = new Codec(context);
        this.folder = folder;
    }

    /**
     * Writes.
     *
     * @throws IllegalArgumentException when a file holds a resource of another address, which would be lost; nothing is written
     */
    void write(List<Resource> resources) throws IOException {
        for (Resource resource : resources) {
            refuseOther((MetadataResource) resource);
        }
        List<Path> parts = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> file : files.of(resources).entrySet()) {
                Path part = folder.resolve(file.getKey() + ".part");
                Files.createDirectories(part.getParent());
                parts.add(part);
                Files.write(part, file.getValue());
            }
        } catch (IOException broken) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
            throw broken;
        }
        for (Path part : parts) {
            String name = part.getFileName().toString();
            Path whole = part.resolveSibling(name.substring(0, name.length() - ".part".length()));
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void refuseOther(MetadataResource resource) throws IOException {
        String path = files.of(List.of(resource)).keySet().iterator().next();
        Path file = folder.resolve(path);
        if (Files.isRegularFile(file)) {
            MetadataResource there = (MetadataResource) codec.parse(Files.readAllBytes(file));
            if (!resource.getUrl().equals(there.getUrl())) {
                throw new IllegalArgumentException(
                        file + " holds " + there.getUrl() + ", not " + resource.getUrl() + ": nothing was written");
            }
        }
    }
}
