package se.nhv.terminology.load;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.ResourceKey;

/**
 * The code systems, value sets and concept maps of a FHIR NPM package (FHIR packages, {@code package/*.json} in a .tgz). What is
 * something else is counted by its kind, what cannot be read is listed. Thread-safe.
 */
public final class PackageFiles {
    private static final String FOLDER = "package/";
    private static final Set<String> TYPES = Set.of("CodeSystem", "ValueSet", "ConceptMap");

    private final FhirFiles reader;
    private final ObjectMapper mapper = new ObjectMapper();

    public PackageFiles(FhirContext context) {
        this.reader = new FhirFiles(context);
    }

    /** Reads several packages into one. */
    public static Loaded all(FhirContext context, List<Path> files, Progress progress) throws IOException {
        PackageFiles reader = new PackageFiles(context);
        Loaded all = new Loaded(List.of(), List.of(), Map.of());
        for (Path file : files) {
            all = all.and(reader.load(file, progress));
        }
        return all;
    }

    /**
     * Reads a package.
     *
     * @throws IOException when it is no package of FHIR R4, is larger than any real one, or names files outside itself
     */
    public Loaded load(Path file, Progress progress) throws IOException {
        String name = String.valueOf(file.getFileName());
        Reading reading = new Reading(name);
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            TarEntries entries = new TarEntries(in);
            int done = 0;
            for (TarEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                reading.take(entry);
                progress.at(name, ++done, 0);
            }
            progress.at(name, done, done);
        } catch (IOException unreadable) {
            throw new IOException(name + ": " + unreadable.getMessage(), unreadable);
        }
        if (!reading.isPackage) {
            throw new IOException(name + ": there is no package/package.json: this is no FHIR package");
        }
        return new Loaded(reading.resources, reading.broken, reading.skipped);
    }

    private final class Reading {
        private final String archive;
        private final List<Resource> resources = new ArrayList<>();
        private final List<Loaded.Broken> broken = new ArrayList<>();
        private final Map<String, Integer> skipped = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private boolean isPackage;

        Reading(String archive) {
            this.archive = archive;
        }

        void take(TarEntries.Entry entry) throws IOException {
            String path = entry.name().startsWith("./") ? entry.name().substring(2) : entry.name();
            boolean direct = path.startsWith(FOLDER) && path.indexOf('/', FOLDER.length()) < 0;
            if (path.equals(FOLDER + "package.json")) {
                manifest(mapper.readTree(entry.bytes()));
            } else if (!direct || !path.endsWith(".json") || path.endsWith("/.index.json")) {
                skip("no resource of the package itself");
            } else {
                resource(path, entry.bytes());
            }
        }

        private void manifest(JsonNode manifest) throws IOException {
            isPackage = true;
            JsonNode versions = manifest.path("fhirVersions");
            for (JsonNode version : versions) {
                if (!version.asText().startsWith("4.0")) {
                    throw new IOException("the package is for FHIR " + version.asText() + ", not R4 (4.0)");
                }
            }
        }

        private void resource(String path, byte[] bytes) {
            try {
                JsonNode tree = mapper.readTree(bytes);
                String type = tree.path("resourceType").asText();
                if (!TYPES.contains(type)) {
                    skip(type.isEmpty() ? "no resource" : type);
                    return;
                }
                String id = tree.path("id").asText();
                if (!ResourceKey.isId(id)) {
                    fault(path, "the resource has no id that FHIR allows: " + id);
                    return;
                }
                Resource resource = reader.parse(TextFile.text(bytes));
                String fault = FhirFiles.fault(resource);
                String key = type + "/" + id;
                if (fault == null && !ids.add(key)) {
                    fault = "there is another file with " + key;
                }
                if (fault == null) {
                    resources.add(resource);
                } else {
                    fault(path, fault);
                }
            } catch (JsonProcessingException unreadable) {
                fault(path, "no JSON: " + unreadable.getOriginalMessage());
            } catch (DataFormatException | IOException unreadable) {
                fault(path, String.valueOf(unreadable.getMessage()));
            }
        }

        private void fault(String path, String reason) {
            broken.add(new Loaded.Broken(archive + "!" + path, 0, reason));
        }

        private void skip(String reason) {
            skipped.merge(reason, 1, Integer::sum);
        }
    }
}
