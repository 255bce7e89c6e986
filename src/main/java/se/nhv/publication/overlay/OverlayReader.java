package se.nhv.publication.overlay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the overlay's files. A field that no record knows is an error, so that nothing is dropped in silence.
 * Thread-safe.
 */
public final class OverlayReader {
    private final ObjectMapper json = JsonMapper.builder().build();

    private record Addresses(List<Address> addresses) {}

    private record Terms(List<Term> terms) {}

    private record Documents(List<NumberedDocument> documents) {}

    private record Results(List<FollowUpResult> results) {}

    private record TargetGroups(List<TargetGroup> groups) {}

    /**
     * @param folder the folder {@code overlay}
     * @throws IOException when a file is missing, or is not what it should be; the message names the file
     */
    public Overlay read(Path folder) throws IOException {
        return new Overlay(
                areas(folder.resolve("areas")),
                read(folder.resolve("directory.json"), Directory.class),
                read(folder.resolve("terms.json"), Terms.class).terms(),
                read(folder.resolve("target-groups.json"), TargetGroups.class).groups(),
                diagnoses(folder.resolve("icd-10-se.tsv")),
                read(folder.resolve("addresses.json"), Addresses.class).addresses(),
                new DocumentOverlay(
                        read(folder.resolve("documents.json"), Documents.class).documents(),
                        read(folder.resolve("results.json"), Results.class).results(),
                        conditions(folder.resolve("conditions"))));
    }

    private List<Area> areas(Path folder) throws IOException {
        List<Area> areas = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Area area = read(file, Area.class);
                if (!file.endsWith(area.slug() + ".json")) {
                    throw new IOException(file + " holds the area " + area.slug());
                }
                areas.add(area);
            }
        }
        return areas;
    }

    private List<ConditionSet> conditions(Path folder) throws IOException {
        List<ConditionSet> sets = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                sets.add(read(file, ConditionSet.class));
            }
        }
        return sets;
    }

    private static List<Diagnosis> diagnoses(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<Diagnosis> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3) {
                throw new IOException(file + ": not three cells: " + line);
            }
            found.add(new Diagnosis(cells[0], cells[1], cells[2]));
        }
        return found;
    }

    private <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return json.readValue(Files.readAllBytes(file), type);
        } catch (IOException fault) {
            throw new IOException(file + ": " + fault.getMessage(), fault);
        }
    }
}
