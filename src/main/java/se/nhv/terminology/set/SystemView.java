package se.nhv.terminology.set;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.code.PropertyColumn;

/** A code system together with the supplements that were asked for. Immutable, safe for all threads. */
public record SystemView(CompiledSystem base, List<CompiledSystem> supplements) {

    public SystemView {
        supplements = List.copyOf(supplements);
    }

    public String url() {
        return base.header().url();
    }

    public @Nullable String version() {
        return base.header().version();
    }

    /** The names of a concept, the display first, those of supplements last. */
    public List<Designation> designations(int concept) {
        if (supplements.isEmpty()) {
            return base.designations(concept);
        }
        List<Designation> all = new ArrayList<>(base.designations(concept));
        for (CompiledSystem supplement : supplements) {
            int other = supplement.find(base.code(concept));
            if (other >= 0) {
                String source = supplement.header().canonical();
                supplement.designations(other).stream()
                        .filter(name -> !name.display())
                        .forEach(name -> all.add(name.from(source)));
            }
        }
        return all;
    }

    public List<Extension> extensions(int concept) {
        List<Extension> all = new ArrayList<>(base.extensions(concept));
        for (CompiledSystem supplement : supplements) {
            int other = supplement.find(base.code(concept));
            if (other >= 0) {
                all.addAll(supplement.extensions(other));
            }
        }
        return all;
    }

    /** The values of a property, by its code; those of supplements last. */
    public List<Type> property(int concept, String code) {
        List<Type> all = new ArrayList<>();
        PropertyColumn own = base.property(code);
        if (own != null) {
            all.addAll(own.of(concept));
        }
        for (CompiledSystem supplement : supplements) {
            int other = supplement.find(base.code(concept));
            PropertyColumn column = supplement.property(code);
            if (other >= 0 && column != null) {
                all.addAll(column.of(other));
            }
        }
        return all;
    }

    /** The columns of the system and of the supplements. */
    public List<PropertyColumn> properties() {
        List<PropertyColumn> all = new ArrayList<>(base.properties());
        supplements.forEach(supplement -> all.addAll(supplement.properties()));
        return all;
    }
}
