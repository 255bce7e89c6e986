package se.nhv.terminology.code;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which concepts are inactive, abstract or deprecated, by the standard concept properties (R4 codesystem-concept-properties) and
 * HL7's standards-status. A property counts by its declared uri, or by its standard code whatever it declares. Deprecated does
 * not mean inactive. Immutable.
 */
public final class ConceptStates {
    private static final String STANDARD = "http://hl7.org/fhir/concept-properties#";
    private static final Set<String> INACTIVE = Set.of("inactive", "retired", "withdrawn");

    private final BitSet inactive = new BitSet();
    private final BitSet notSelectable = new BitSet();
    private final BitSet deprecated = new BitSet();
    private final @Nullable PropertyColumn status;

    ConceptStates(Collection<PropertyColumn> properties, Map<Integer, List<Extension>> extensions) {
        PropertyColumn found = null;
        for (PropertyColumn column : properties) {
            if (is(column, "inactive")) {
                inactive.or(column.where("true"::equals));
            } else if (is(column, "notSelectable")) {
                notSelectable.or(column.where("true"::equals));
            } else if (is(column, "status")) {
                found = column;
                inactive.or(column.where(INACTIVE::contains));
                deprecated.or(column.where("deprecated"::equals));
            }
        }
        this.status = found;
        extensions.forEach((concept, list) -> {
            if (isDeprecated(list)) {
                deprecated.set(concept);
            }
        });
    }

    /** Whether extensions say that what carries them is deprecated or withdrawn. */
    public static boolean isDeprecated(List<Extension> extensions) {
        for (Extension extension : extensions) {
            if (SystemHeader.STANDARDS_STATUS.equals(extension.getUrl()) && extension.getValue() != null) {
                String value = String.valueOf(extension.getValue().primitiveValue());
                return value.equals("deprecated") || value.equals("withdrawn");
            }
        }
        return false;
    }

    public boolean isInactive(int concept) {
        return inactive.get(concept);
    }

    public boolean isAbstract(int concept) {
        return notSelectable.get(concept);
    }

    public boolean isDeprecated(int concept) {
        return deprecated.get(concept);
    }

    /** The inactive concepts, a copy. */
    public BitSet inactive() {
        return (BitSet) inactive.clone();
    }

    /** The concepts that nobody can choose, a copy. */
    public BitSet notSelectable() {
        return (BitSet) notSelectable.clone();
    }

    /** The stated status, deprecated by extension included; null when none is stated. */
    public @Nullable String status(int concept) {
        List<Type> stated = status == null ? List.of() : status.of(concept);
        if (!stated.isEmpty()) {
            return PropertyColumn.text(stated.get(0));
        }
        return deprecated.get(concept) ? "deprecated" : null;
    }

    private static boolean is(PropertyColumn column, String name) {
        return name.equals(column.code()) || (STANDARD + name).equals(column.uri());
    }
}
