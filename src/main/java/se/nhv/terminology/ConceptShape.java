package se.nhv.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.ConceptStates;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.set.Segment;
import se.nhv.terminology.set.SystemView;

/**
 * Makes the entry of one concept: display, names, properties. What systems and value sets say by HL7's extensions (order, label,
 * weight, standards status) becomes the standard property of the same meaning, as the terminology ecosystem guide has it.
 *
 * <p>Used for one expansion: it notes which properties it has shown. Not thread-safe.
 *
 * <p>Long because each property that HL7 names has its own rule.
 */
final class ConceptShape {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String STANDARD = "http://hl7.org/fhir/concept-properties#";
    private static final Set<String> SHOWN_EXTENSIONS = Set.of(BASE + "rendering-style", BASE + "rendering-xhtml");
    private static final Set<String> NAME_EXTENSIONS =
            Set.of(BASE + "coding-sctdescid", BASE + "structuredefinition-standards-status");
    private static final Map<String, String> AS_PROPERTY = Map.of(
            BASE + "codesystem-conceptOrder", "order",
            BASE + "valueset-conceptOrder", "order",
            BASE + "codesystem-label", "label",
            BASE + "valueset-label", "label",
            BASE + "itemWeight", "weight");

    private final ExpandRequest.Shape shape;
    private final Languages languages;
    private final Set<String> versioned;
    private final Map<String, Expansion.Property> shown = new LinkedHashMap<>();

    /** @param versioned the systems whose version is shown */
    ConceptShape(ExpandRequest.Shape shape, Languages languages, Set<String> versioned) {
        this.shape = shape;
        this.languages = languages;
        this.versioned = versioned;
    }

    /** The properties that the entries so far carry. */
    List<Expansion.Property> shown() {
        return List.copyOf(shown.values());
    }

    Expansion.Node node(Segment segment, int concept) {
        SystemView view = segment.view();
        ConceptReferenceComponent stated = segment.stated().get(concept);
        List<Designation> names = Displays.names(view, concept, stated);
        Designation display = Displays.choose(names, languages);
        ConceptStates states = view.base().states();
        return new Expansion.Node(
                segment.system(),
                versioned.contains(segment.system()) ? view.version() : null,
                view.base().code(concept),
                display == null ? null : display.value(),
                states.isAbstract(concept),
                states.isInactive(concept),
                names(names, display),
                properties(view, concept, stated),
                extensions(view, concept, stated),
                List.of());
    }

    private List<Designation> names(List<Designation> names, @Nullable Designation display) {
        if (!shape.showsNames() && shape.designations().isEmpty()) {
            return List.of();
        }
        List<Designation> wanted = new ArrayList<>();
        for (Designation name : names) {
            if (name != display && isWanted(name)) {
                List<Extension> kept = name.extensions().stream()
                        .filter(extension -> NAME_EXTENSIONS.contains(extension.getUrl()))
                        .toList();
                wanted.add(new Designation(
                        name.language(), name.use(), name.value(), kept, name.source(), name.display()));
            }
        }
        return wanted;
    }

    private boolean isWanted(Designation name) {
        if (shape.designations().isEmpty()) {
            return true;
        }
        Coding use = name.use();
        return shape.designations().stream().anyMatch(token -> {
            int bar = token.indexOf('|');
            String system = bar < 0 ? "" : token.substring(0, bar);
            String code = token.substring(bar + 1);
            if (system.equals("urn:ietf:bcp:47")) {
                return code.equalsIgnoreCase(String.valueOf(name.language()));
            }
            return use != null && code.equals(use.getCode()) && (system.isEmpty() || system.equals(use.getSystem()));
        });
    }

    private List<Expansion.PropertyValue> properties(
            SystemView view, int concept, @Nullable ConceptReferenceComponent stated) {
        Map<String, List<Type>> values = new LinkedHashMap<>();
        for (Extension extension : view.extensions(concept)) {
            byExtension(extension, values);
        }
        String status = view.base().states().status(concept);
        if (status != null && !status.equals("active")) {
            values.put("status", List.of(new CodeType(status)));
        }
        if (stated != null) {
            stated.getExtension().forEach(extension -> byExtension(extension, values));
            if (StatedConcepts.isDeprecated(stated)) {
                values.put("status", List.of(new CodeType("deprecated")));
            }
        }
        values.keySet().forEach(code -> show(code, STANDARD + (code.equals("weight") ? "itemWeight" : code)));
        for (String asked : shape.properties()) {
            asked(view, concept, stated, asked, values);
        }
        List<Expansion.PropertyValue> all = new ArrayList<>();
        values.forEach((code, list) -> list.forEach(value -> all.add(new Expansion.PropertyValue(code, value))));
        return all;
    }

    private void asked(
            SystemView view,
            int concept,
            @Nullable ConceptReferenceComponent stated,
            String asked,
            Map<String, List<Type>> values) {
        List<Type> found = standard(view, concept, stated, asked);
        if (!found.isEmpty()) {
            show(asked, STANDARD + asked);
            values.putIfAbsent(asked, found);
        }
        for (PropertyColumn column : view.properties()) {
            boolean wanted = asked.equals("*") || asked.equals(column.code()) || asked.equals(column.uri());
            if (wanted) {
                show(column.code(), column.uri());
                List<Type> own = view.property(concept, column.code());
                if (!own.isEmpty()) {
                    values.putIfAbsent(column.code(), own);
                }
            }
        }
    }

    private static List<Type> standard(
            SystemView view, int concept, @Nullable ConceptReferenceComponent stated, String asked) {
        var base = view.base();
        switch (asked) {
            case "definition":
                String definition = StatedConcepts.definition(stated);
                definition = definition == null ? base.definition(concept) : definition;
                return definition == null ? List.of() : List.of(new StringType(definition));
            case "parent":
                return codes(view, base.hierarchy().parents(concept));
            case "child":
                return codes(view, base.hierarchy().children(concept));
            case "inactive":
                return List.of(new BooleanType(base.states().isInactive(concept)));
            default:
                return List.of();
        }
    }

    private static List<Type> codes(SystemView view, int[] concepts) {
        List<Type> codes = new ArrayList<>();
        for (int other : concepts) {
            codes.add(new CodeType(view.base().code(other)));
        }
        return codes;
    }

    private static void byExtension(Extension extension, Map<String, List<Type>> values) {
        String property = AS_PROPERTY.get(String.valueOf(extension.getUrl()));
        if (property != null && extension.getValue() != null) {
            String text = String.valueOf(extension.getValue().primitiveValue());
            values.put(property, List.of(property.equals("label") ? new StringType(text) : new DecimalType(text)));
        }
    }

    private static List<Extension> extensions(
            SystemView view, int concept, @Nullable ConceptReferenceComponent stated) {
        List<Extension> all = new ArrayList<>(view.extensions(concept));
        if (stated != null) {
            all.addAll(stated.getExtension());
        }
        return all.stream()
                .filter(extension -> SHOWN_EXTENSIONS.contains(extension.getUrl()))
                .toList();
    }

    private void show(String code, @Nullable String uri) {
        shown.putIfAbsent(code, new Expansion.Property(code, uri));
    }
}
