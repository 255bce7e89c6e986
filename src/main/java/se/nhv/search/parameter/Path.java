package se.nhv.search.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where in a resource the values of a search parameter are: the subset of FHIRPath in which R4's parameters are written
 * (names, {@code |}, {@code as}, {@code ofType}, {@code where(x='y')}, {@code where(resolve() is X)},
 * {@code extension('url')}), made ready to run. Immutable, safe for all threads.
 */
public final class Path {
    /** One step: from an element to the elements that follow. */
    @FunctionalInterface
    interface Step {
        void follow(Base from, List<Base> into);
    }

    private final String text;
    private final List<List<Step>> branches;

    private Path(String text, List<List<Step>> branches) {
        this.text = text;
        this.branches = branches;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it is outside the subset
     */
    public static Path parse(String expression) {
        return new Path(expression, new PathParser(expression).branches());
    }

    /** The elements that the path leads to, in order; empty when there are none. */
    public List<Base> find(Base focus) {
        List<Base> found = new ArrayList<>();
        for (List<Step> steps : branches) {
            List<Base> here = List.of(focus);
            for (Step step : steps) {
                List<Base> next = new ArrayList<>();
                for (Base base : here) {
                    step.follow(base, next);
                }
                here = next;
            }
            found.addAll(here);
        }
        return found;
    }

    /** The children of that name; the choice {@code value[x]} is asked for as {@code value}. */
    static Step child(String name) {
        return (from, into) -> {
            for (Base child : children(from, name)) {
                if (child != null && !child.isEmpty()) {
                    into.add(child);
                }
            }
        };
    }

    /** The element itself where it is a resource of the type. */
    static Step resource(String type) {
        return only(base -> base instanceof Resource
                && (base.fhirType().equals(type) || "Resource".equals(type) || "DomainResource".equals(type)));
    }

    static Step ofType(String type) {
        return only(base -> base.fhirType().equals(type));
    }

    static Step where(String name, String value) {
        return only(base ->
                children(base, name).stream().anyMatch(child -> child != null && value.equals(child.primitiveValue())));
    }

    /** References that point to the type by what they say: nothing is fetched. */
    static Step pointsTo(String type) {
        return only(base -> base instanceof Reference reference
                && (type.equals(reference.getType())
                        || type.equals(reference.getReferenceElement().getResourceType())));
    }

    static Step extension(String url) {
        return (from, into) -> children(from, "extension").stream()
                .filter(child -> child instanceof Extension extension && url.equals(extension.getUrl()))
                .forEach(into::add);
    }

    /** HAPI gives null where the element cannot have such a child. */
    private static List<Base> children(Base base, String name) {
        Base[] children = base.listChildrenByName(name, false);
        return children == null ? List.of() : Arrays.asList(children);
    }

    private static Step only(Predicate<Base> condition) {
        return (from, into) -> {
            if (condition.test(from)) {
                into.add(from);
            }
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
