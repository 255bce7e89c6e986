package se.nhv.terminology.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemHierarchyMeaning;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.jspecify.annotations.Nullable;

/**
 * A code system from tables: a header line that names code and name (code, display, parent … or Kod, Titel, Överordnad kod …), then
 * one or several lines a code; columns of other names become properties. The classifications' own files need no header. Rows
 * that cannot be read, parents that are in no file and circles of parents are listed. Used for one system; not thread-safe.
 *
 * <p>Longer than others because each kind of broken row is found where the row is at hand.
 */
public final class TableFiles {
    private static final int PROGRESS_LINES = 500;

    private final SystemKind kind;
    private final @Nullable String version;
    private final Progress progress;
    private final Map<String, TableConcept> concepts = new LinkedHashMap<>();
    private final List<Loaded.Broken> broken = new ArrayList<>();
    private boolean sorted;
    private String last = "";

    /** @param version null when nobody says which it is */
    public TableFiles(SystemKind kind, @Nullable String version, Progress progress) {
        this.kind = kind;
        this.version = version;
        this.progress = progress;
    }

    /** Reads the files into one system. */
    public Loaded load(List<Path> files) throws IOException {
        for (Path file : files) {
            read(file);
        }
        leaveOutBroken();
        return new Loaded(List.of(system()), broken, Map.of());
    }

    private void read(Path path) throws IOException {
        String file = String.valueOf(path.getFileName());
        List<String> lines = TextFile.lines(path);
        String first = lines.isEmpty() ? "" : lines.get(0);
        char separator = Fields.separator(first);
        TableHeader header = TableHeader.of(Fields.of(first, separator));
        boolean bare = header == null;
        if (header == null) {
            header = TableHeader.of(kind.bare());
            sorted = true;
        }
        if (header == null) {
            throw new IOException(
                    file + ":1: the header line names neither code nor Kod, or neither display nor Titel");
        }
        last = "";
        for (int i = bare ? 0 : 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                List<String> row = bare ? kind.rules().fields(line) : Fields.of(line, separator);
                row(new Line(file, i + 1, row), header);
            }
            if (i % PROGRESS_LINES == 0) {
                progress.at(file, i, lines.size());
            }
        }
        progress.at(file, lines.size(), lines.size());
    }

    private record Line(String file, int number, @Nullable List<String> fields) {
        Loaded.Broken broken(String reason) {
            return new Loaded.Broken(file, number, reason);
        }
    }

    private void row(Line line, TableHeader header) {
        List<String> row = line.fields();
        if (row == null) {
            broken.add(line.broken("a quote is not closed"));
            return;
        }
        String written = TableHeader.column(row, header.code());
        String code = kind.rules().code(written);
        if (row.size() > header.columns().size()) {
            broken.add(line.broken("more fields than columns: " + row.size()));
        } else if (written.isEmpty()) {
            broken.add(line.broken("no code"));
        } else if (code == null) {
            broken.add(line.broken("not a code: " + written));
        } else if (concepts.containsKey(code) && !code.equals(last)) {
            broken.add(line.broken("the code has been defined before: " + written));
        } else {
            concepts.computeIfAbsent(code, key -> new TableConcept(key, line.file(), line.number()))
                    .add(header, row, kind.rules());
            last = code;
        }
    }

    /** Without those that have no name, whose parent is missing or left out, or who are their own ancestors. */
    private void leaveOutBroken() {
        Map<String, Loaded.Broken> faults = new LinkedHashMap<>();
        do {
            faults.clear();
            for (TableConcept concept : concepts.values()) {
                String fault = fault(concept);
                if (fault != null) {
                    faults.put(concept.code(), concept.broken(fault));
                }
            }
            broken.addAll(faults.values());
            concepts.keySet().removeAll(faults.keySet());
        } while (!faults.isEmpty());
        broken.sort(Comparator.comparing(Loaded.Broken::file).thenComparing(Loaded.Broken::line));
    }

    private @Nullable String fault(TableConcept concept) {
        if (!concept.isNamed()) {
            return "no name: " + concept.code();
        }
        for (String parent : concept.parents()) {
            if (!concepts.containsKey(parent)) {
                return "the parent is in no file: " + parent;
            }
        }
        return isCircular(concept) ? "its parents form a circle: " + concept.code() : null;
    }

    private boolean isCircular(TableConcept concept) {
        Set<String> above = new HashSet<>();
        List<String> open = new ArrayList<>(concept.parents());
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            TableConcept parent = concepts.get(next);
            if (next.equals(concept.code())) {
                return true;
            }
            if (parent != null && above.add(next)) {
                open.addAll(parent.parents());
            }
        }
        return false;
    }

    private CodeSystem system() {
        CodeSystem system = new CodeSystem();
        system.setUrl(kind.url())
                .setVersion(version)
                .setName(kind.name())
                .setTitle(kind.title())
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.COMPLETE)
                .setCaseSensitive(true)
                .setHierarchyMeaning(CodeSystemHierarchyMeaning.ISA)
                .setCount(concepts.size())
                .setLanguage("sv")
                .setId(kind.id());
        declare(system);
        List<TableConcept> ordered = new ArrayList<>(concepts.values());
        if (sorted) {
            ordered.sort(Comparator.comparing(concept -> kind.rules().key(concept.code())));
        }
        place(ordered, system);
        return system;
    }

    /** Each concept inside the one above it; where one stands below several, all side by side with the property parent. */
    private void place(List<TableConcept> ordered, CodeSystem system) {
        boolean nested = ordered.stream().allMatch(concept -> concept.parents().size() <= 1);
        List<ConceptDefinitionComponent> all = new ArrayList<>();
        Map<String, ConceptDefinitionComponent> shown = new HashMap<>();
        for (TableConcept concept : ordered) {
            ConceptDefinitionComponent own = concept.shown(kind.rules().selectable(concept.code()));
            all.add(own);
            shown.put(concept.code(), own);
        }
        for (int i = 0; i < all.size(); i++) {
            ConceptDefinitionComponent own = all.get(i);
            Set<String> parents = parents(ordered.get(i));
            ConceptDefinitionComponent above =
                    parents.isEmpty() ? null : shown.get(parents.iterator().next());
            if (nested && above != null) {
                above.addConcept(own);
            } else {
                parents.forEach(parent -> own.addProperty().setCode("parent").setValue(new CodeType(parent)));
                system.addConcept(own);
            }
        }
    }

    /** What the table says, else what the code's form implies. */
    private Set<String> parents(TableConcept concept) {
        if (!concept.parents().isEmpty()) {
            return concept.parents();
        }
        String implied = kind.rules().parent(concept.code(), concepts.keySet());
        return implied == null ? Set.of() : Set.of(implied);
    }

    private void declare(CodeSystem system) {
        String standard = "http://hl7.org/fhir/concept-properties#";
        system.addProperty().setCode("parent").setUri(standard + "parent").setType(PropertyType.CODE);
        system.addProperty()
                .setCode("notSelectable")
                .setUri(standard + "notSelectable")
                .setType(PropertyType.BOOLEAN);
        Set<String> own = new LinkedHashSet<>();
        concepts.values().forEach(concept -> own.addAll(concept.properties().keySet()));
        own.forEach(property -> system.addProperty().setCode(property).setType(PropertyType.STRING));
    }
}
