package se.nhv.store.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import se.nhv.fhir.ResourceKey;
import se.nhv.store.BaseEdition;

/**
 * Reads the content of a base edition from a folder or from the program's own jar, on all cores.
 *
 * <p>A file that is no resource, does not bear its resource's id, or repeats another's key is refused by name; so is
 * content without {@code edition.properties}. {@code overlay/} holds editorial input, not resources.
 */
public final class ContentFiles {
    private static final String FOLDER = "/fhir-resources";
    private static final String EDITION = "edition.properties";
    private static final String EDITORIAL = "overlay";

    // 1.50 must not become 1.5, and a key that stands twice must not win in silence
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private final Map<ResourceKey, BaseResource> resources = new ConcurrentSkipListMap<>();
    private final Collection<String> faults = Collections.synchronizedList(new ArrayList<>());

    private ContentFiles() {}

    /**
     * The content of a folder.
     *
     * @throws BrokenContentException when it cannot be used
     */
    public static BaseContent in(Path folder) {
        try {
            return new ContentFiles().read(folder);
        } catch (IOException e) {
            throw new BrokenContentException(List.of(folder + " cannot be read: " + e));
        }
    }

    /** The content that travels with the program. */
    public static BaseContent embedded() {
        return inEmbedded(ContentFiles::in);
    }

    /** Something that reads a folder. */
    public interface FolderReader<T> {
        T read(Path folder) throws IOException;
    }

    /** What the reader finds in the folder {@code fhir-resources} of the program; paths are of no use afterwards. */
    public static <T> T inEmbedded(FolderReader<T> reader) {
        URL edition = ContentFiles.class.getResource(FOLDER + "/" + EDITION);
        if (edition == null) {
            throw new BrokenContentException(List.of("the program carries no content"));
        }
        try {
            URI folder = new URI(edition.toString().replaceFirst("/" + EDITION + "$", ""));
            if (!folder.getScheme().equals("jar")) {
                return reader.read(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return reader.read(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new BrokenContentException(List.of("the program's content cannot be read: " + e));
        }
    }

    private BaseContent read(Path folder) throws IOException {
        BaseEdition edition = edition(folder.resolve(EDITION));
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder, 2)) {
            files = tree.filter(ContentFiles::isResource).sorted().toList();
        }
        files.parallelStream().forEach(this::readResource);
        if (!faults.isEmpty()) {
            throw new BrokenContentException(faults.stream().sorted().toList());
        }
        return new BaseContent(edition, resources.values());
    }

    private static boolean isResource(Path file) {
        Path kind = file.getParent();
        return file.toString().endsWith(".json")
                && kind != null
                && kind.getFileName() != null
                && !kind.getFileName().toString().equals(EDITORIAL);
    }

    private static BaseEdition edition(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BrokenContentException(List.of(file + " is missing: this is no content of a register"));
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        try {
            return new BaseEdition(
                    properties.getProperty("id", ""), Instant.parse(properties.getProperty("instant", "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BrokenContentException(List.of(file + ": id and instant must be given, " + e.getMessage()));
        }
    }

    private void readResource(Path file) {
        try {
            JsonNode tree = mapper.readTree(Files.readAllBytes(file));
            String type = tree.path("resourceType").asText();
            String id = tree.path("id").asText();
            if (!(tree instanceof ObjectNode object) || type.isEmpty() || !ResourceKey.isId(id)) {
                faults.add(file + ": holds no resource with an id");
            } else if (!file.endsWith(id + ".json")) {
                faults.add(file + ": the resource's id is " + id);
            } else {
                var key = new ResourceKey(type, id);
                if (resources.putIfAbsent(key, new BaseResource(mapper, key, object)) != null) {
                    faults.add(file + ": there is another file with " + key);
                }
            }
        } catch (JsonProcessingException e) {
            faults.add(file + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            faults.add(file + ": " + e);
        }
    }
}
