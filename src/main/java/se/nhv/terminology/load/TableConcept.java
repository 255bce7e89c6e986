package se.nhv.terminology.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.StringType;

/** One concept of a table, gathered from its lines: what a line repeats counts once. Not thread-safe. */
final class TableConcept {
    private static final String MARKER = "marker";

    private final String code;
    private final String file;
    private final int line;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> latin = new LinkedHashSet<>();
    private final Set<String> definitions = new LinkedHashSet<>();
    private final Set<String> parents = new LinkedHashSet<>();
    private final Map<String, Set<String>> properties = new LinkedHashMap<>();

    TableConcept(String code, String file, int line) {
        this.code = code;
        this.file = file;
        this.line = line;
    }

    String code() {
        return code;
    }

    Set<String> parents() {
        return parents;
    }

    boolean isNamed() {
        return !names.isEmpty();
    }

    Map<String, Set<String>> properties() {
        return properties;
    }

    Loaded.Broken broken(String reason) {
        return new Loaded.Broken(file, line, reason);
    }

    /** Adds what a line says. */
    void add(TableHeader header, List<String> row, SystemKind.Rules rules) {
        add(names, TableHeader.column(row, header.name()));
        add(latin, TableHeader.column(row, header.latin()));
        add(definitions, TableHeader.column(row, header.definition()));
        String above = TableHeader.column(row, header.parent());
        String parent = rules.code(above);
        add(parents, parent == null ? above : parent);
        for (int column = 0; column < header.columns().size(); column++) {
            String value = TableHeader.column(row, column);
            if (header.isProperty(column) && !value.isEmpty()) {
                String name = header.columns().get(column);
                properties.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
                mark(name, value);
            }
        }
    }

    /** The authority's table says in words what its files say by a sign. */
    private void mark(String column, String value) {
        if (column.startsWith("manifestation")) {
            String sign = value.contains("†") ? "†" : value.contains("*") ? "*" : "";
            if (!sign.isEmpty()) {
                properties.computeIfAbsent(MARKER, key -> new LinkedHashSet<>()).add(sign);
            }
        }
    }

    private static void add(Set<String> values, String value) {
        if (!value.isEmpty()) {
            values.add(value);
        }
    }

    /** As FHIR's concept, without what is above it. */
    ConceptDefinitionComponent shown(boolean selectable) {
        String name = names.iterator().next();
        ConceptDefinitionComponent concept = new ConceptDefinitionComponent();
        concept.setCode(code).setDisplay(name);
        if (!definitions.isEmpty()) {
            concept.setDefinition(String.join("\n", definitions));
        }
        names.stream().skip(1).forEach(other -> concept.addDesignation().setValue(other));
        latin.forEach(other -> concept.addDesignation().setLanguage("la").setValue(other));
        if (!selectable) {
            concept.addProperty().setCode("notSelectable").setValue(new BooleanType(true));
        }
        properties.forEach((property, values) ->
                values.forEach(value -> concept.addProperty().setCode(property).setValue(new StringType(value))));
        return concept;
    }
}
