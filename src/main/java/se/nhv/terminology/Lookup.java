package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.set.SystemView;

/** {@code CodeSystem/$lookup} (R4): a concept with its names, its place in the hierarchy and its properties. Stateless. */
public final class Lookup {
    private static final Set<String> COMPUTED = Set.of("inactive", "parent", "child");

    public Concept lookup(Scope scope, LookupRequest request) {
        Located located = Located.coding(scope, request.coding(), request.versions(), request.supplements());
        SystemView view = located.view();
        CompiledSystem base = view.base();
        int concept = located.concept();
        List<Designation> names = view.designations(concept);
        Designation display = Displays.choose(names, request.languages());
        Designation shown = display == null ? Displays.display(names) : display;
        return new Concept(
                base.header().url(),
                base.header().version(),
                base.header().name(),
                base.code(concept),
                shown == null ? null : shown.value(),
                base.definition(concept),
                base.states().isAbstract(concept),
                names.stream()
                        .filter(name -> !name.display() || name.language() != null)
                        .toList(),
                properties(view, concept, request),
                view.supplements().stream()
                        .map(supplement -> supplement.header().canonical())
                        .toList());
    }

    private static List<Concept.Property> properties(SystemView view, int concept, LookupRequest request) {
        CompiledSystem base = view.base();
        List<Concept.Property> all = new ArrayList<>();
        if (request.wants("inactive")) {
            all.add(property("inactive", new BooleanType(base.states().isInactive(concept)), null));
        }
        if (request.wants("parent")) {
            all.addAll(concepts("parent", view, base.hierarchy().parents(concept), request));
        }
        if (request.wants("child")) {
            all.addAll(concepts("child", view, base.hierarchy().children(concept), request));
        }
        Set<String> seen = new java.util.LinkedHashSet<>();
        for (PropertyColumn column : view.properties()) {
            String code = column.code();
            if (request.wants(code) && !COMPUTED.contains(code) && seen.add(code)) {
                view.property(concept, code).forEach(value -> all.add(property(code, value, description(view, value))));
            }
        }
        return all;
    }

    private static List<Concept.Property> concepts(String code, SystemView view, int[] others, LookupRequest request) {
        List<Concept.Property> all = new ArrayList<>();
        for (int other : others) {
            Designation display = Displays.choose(view.designations(other), request.languages());
            all.add(property(code, new CodeType(view.base().code(other)), display == null ? null : display.value()));
        }
        return all;
    }

    private static @Nullable String description(SystemView view, Type value) {
        if (!(value instanceof CodeType)) {
            return null;
        }
        int other = view.base().find(String.valueOf(value.primitiveValue()));
        return other < 0 ? null : view.base().display(other);
    }

    private static Concept.Property property(String code, Type value, @Nullable String description) {
        return new Concept.Property(code, value, description);
    }
}
