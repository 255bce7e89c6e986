package se.nhv.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceVersion;

/**
 * The base edition: the content that travels in the program, or a folder of the same form.
 *
 * @param id the edition's fixed id
 * @param instant the instant that every resource of it was last updated, the same on every node
 * @param versions the resources, each as version 1, ordered by key
 */
public record BaseContent(String id, Instant instant, List<ResourceVersion> versions) {
    private static final String FOLDER = "fhir-resources";

    /** Reads the content; {@code folder} null means that in the program. */
    public static BaseContent read(Codec codec, @Nullable Path folder) {
        try {
            if (folder != null) {
                return read(codec, new Root(folder, null));
            }
            try (Root root = inProgram()) {
                return read(codec, root);
            }
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException("the content cannot be read: " + broken.getMessage(), broken);
        }
    }

    private record Root(Path path, @Nullable FileSystem jar) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (jar != null) {
                jar.close();
            }
        }
    }

    private static Root inProgram() throws IOException, URISyntaxException {
        URI marker = BaseContent.class
                .getResource("/" + FOLDER + "/edition.properties")
                .toURI();
        if (!"jar".equals(marker.getScheme())) {
            return new Root(Path.of(marker.resolve(".")), null);
        }
        FileSystem jar = FileSystems.newFileSystem(marker, Map.of());
        return new Root(jar.getPath("/" + FOLDER), jar);
    }

    private static BaseContent read(Codec codec, Root root) throws IOException {
        Properties edition = new Properties();
        try (InputStream in = Files.newInputStream(root.path().resolve("edition.properties"))) {
            edition.load(in);
        }
        Instant instant = Instant.parse(edition.getProperty("instant"));
        List<Path> files;
        try (Stream<Path> found = Files.walk(root.path())) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !root.path().relativize(file).startsWith("overlay"))
                    .sorted()
                    .toList();
        }
        List<byte[]> contents = files.stream().map(BaseContent::bytes).toList();
        List<ResourceVersion> versions = contents.parallelStream()
                .map(json -> codec.version(codec.parse(json), 1, instant))
                .sorted(java.util.Comparator.comparing(ResourceVersion::key))
                .toList();
        return new BaseContent(edition.getProperty("id"), instant, versions);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }
}
