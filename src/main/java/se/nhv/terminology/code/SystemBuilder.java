package se.nhv.terminology.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Takes concepts one by one, in order, and makes a compiled system of them. Used for resources and by loaders, so that a file of
 * 400,000 lines needs no resource in between. Not thread-safe; used once.
 */
public final class SystemBuilder {
    private static final String CONCEPT_PARENT = "http://hl7.org/fhir/concept-properties#parent";
    private static final String CONCEPT_CHILD = "http://hl7.org/fhir/concept-properties#child";

    private final SystemHeader header;
    private final Texts.Builder codes = new Texts.Builder();
    private final Texts.Builder displays = new Texts.Builder();
    private final Texts.Builder definitions = new Texts.Builder();
    private final Designations.Builder designations = new Designations.Builder();
    private final Map<String, PropertyColumn.Builder> properties = new LinkedHashMap<>();
    private final Map<Integer, List<Extension>> extensions = new HashMap<>();
    private int[] above = new int[16];
    private int size;

    public SystemBuilder(SystemHeader header) {
        this.header = header;
    }

    /** Declares a property; undeclared ones may be used too. */
    public void declare(String code, @Nullable String uri) {
        properties.put(code, new PropertyColumn.Builder(code, uri));
    }

    /**
     * Adds a concept.
     *
     * @param parent the number of the concept that it is nested in; -1 when it is not nested
     * @return its number
     */
    public int concept(String code, @Nullable String display, @Nullable String definition, int parent) {
        if (size == above.length) {
            above = Arrays.copyOf(above, size * 2);
        }
        codes.add(code);
        displays.add(display);
        definitions.add(definition);
        above[size] = parent;
        if (size > 0) {
            designations.next();
        }
        return size++;
    }

    /** A further name of the concept added last. */
    public void designation(@Nullable String language, @Nullable Coding use, String value, List<Extension> more) {
        designations.add(language, use, value, more);
    }

    /** A property of the concept added last. */
    public void property(String code, Type value) {
        properties
                .computeIfAbsent(code, undeclared -> new PropertyColumn.Builder(undeclared, null))
                .add(size - 1, value);
    }

    /** The extensions of the concept added last. */
    public void extensions(List<Extension> stated) {
        if (!stated.isEmpty()) {
            extensions.put(size - 1, List.copyOf(stated));
        }
    }

    public CompiledSystem build() {
        if (size > 0) {
            designations.next();
        }
        return new CompiledSystem(this);
    }

    SystemHeader header() {
        return header;
    }

    Texts codes() {
        return codes.build();
    }

    Texts displays() {
        return displays.build();
    }

    Texts definitions() {
        return definitions.build();
    }

    Designations designations() {
        return designations.build();
    }

    Map<String, PropertyColumn> properties() {
        Map<String, PropertyColumn> built = new LinkedHashMap<>();
        properties.forEach((code, column) -> built.put(code, column.build()));
        return built;
    }

    Map<Integer, List<Extension>> extensions() {
        return Map.copyOf(extensions);
    }

    /** Nesting, and the parent and child properties; a code that the system does not have is passed over. */
    Hierarchy hierarchy(CodeIndex index, Map<String, PropertyColumn> columns) {
        List<int[]> edges = new ArrayList<>();
        for (PropertyColumn column : columns.values()) {
            boolean parent = column.code().equals("parent") || CONCEPT_PARENT.equals(column.uri());
            boolean child = column.code().equals("child") || CONCEPT_CHILD.equals(column.uri());
            if (parent || child) {
                for (int concept = 0; concept < size; concept++) {
                    for (Type value : column.of(concept)) {
                        int other = index.find(PropertyColumn.text(value));
                        if (other >= 0) {
                            edges.add(parent ? new int[] {concept, other} : new int[] {other, concept});
                        }
                    }
                }
            }
        }
        int[][] parents = new int[size][];
        for (int concept = 0; concept < size; concept++) {
            parents[concept] = above[concept] < 0 ? new int[0] : new int[] {above[concept]};
        }
        edges.forEach(edge -> parents[edge[0]] = with(parents[edge[0]], edge[1]));
        return new Hierarchy(parents);
    }

    private static int[] with(int[] values, int value) {
        for (int other : values) {
            if (other == value) {
                return values;
            }
        }
        int[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }
}
