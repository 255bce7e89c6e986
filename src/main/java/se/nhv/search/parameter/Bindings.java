package se.nhv.search.parameter;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.EnumFactory;
import org.jspecify.annotations.Nullable;

/**
 * The codes that an element may hold at all: those of a required binding (FHIR R4, terminologies, 4.1.5), or true and false. A
 * search for another code is a slip of the pen, not a search that finds nothing. Pure.
 */
final class Bindings {
    private static final Set<String> BOOLEAN = Set.of("true", "false");

    private Bindings() {}

    /** The codes that values of the path can have, sorted; empty when they are free, or when the path is more than names. */
    static List<String> codes(RuntimeResourceDefinition type, String path) {
        Set<String> codes = new TreeSet<>();
        for (String branch : path.split("\\|")) {
            List<String> steps = List.of(branch.strip().split("\\."));
            if (steps.get(0).equals(type.getName())) {
                Set<String> these = codes(type, steps.subList(1, steps.size()));
                if (these.isEmpty()) {
                    return List.of();
                }
                codes.addAll(these);
            }
        }
        return List.copyOf(codes);
    }

    private static Set<String> codes(BaseRuntimeElementDefinition<?> from, List<String> steps) {
        BaseRuntimeElementDefinition<?> element = from;
        BaseRuntimeChildDefinition child = null;
        for (String step : steps) {
            child = element == null ? null : element.getChildByName(step);
            element = child == null ? null : child.getChildByName(step);
        }
        if (child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound) {
            return bound(bound);
        }
        return isBoolean(element) ? BOOLEAN : Set.of();
    }

    private static boolean isBoolean(@Nullable BaseRuntimeElementDefinition<?> element) {
        return element != null && element.getImplementingClass() == BooleanType.class;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the factory is the one of this very type
    private static Set<String> bound(RuntimeChildPrimitiveEnumerationDatatypeDefinition child) {
        EnumFactory factory = (EnumFactory) child.getInstanceConstructorArguments();
        Set<String> codes = new TreeSet<>();
        for (Enum<?> constant : child.getBoundEnumType().getEnumConstants()) {
            @Nullable String code = factory.toCode(constant);
            if (code != null && !code.equals("?")) { // HAPI's ways to write no code
                codes.add(code);
            }
        }
        return codes;
    }
}
