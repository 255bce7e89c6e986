package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.Designation;

/**
 * The answer to {@code $expand}. Immutable.
 *
 * @param set what was expanded
 * @param total how many codes the expansion has, all pages together
 * @param offset as asked; null when it was not asked
 * @param parameters what the expansion depended on, in order of name
 * @param properties the properties that entries carry
 * @param entries this page, nested where the hierarchy is shown
 */
public record Expansion(
        ValueSet set,
        int total,
        @Nullable Integer offset,
        List<Parameter> parameters,
        List<Property> properties,
        List<Node> entries) {

    /** A parameter that was given, or something that was used. */
    public record Parameter(String name, Type value) {}

    /** A property: its code in entries and what it means; uri null when nobody declares it. */
    public record Property(String code, @Nullable String uri) {}

    /** A value of a property. */
    public record PropertyValue(String code, Type value) {}

    /**
     * One code.
     *
     * @param version shown only where the expansion has several versions of a system
     * @param display null when no name will do
     * @param names the further names that were asked for
     */
    public record Node(
            String system,
            @Nullable String version,
            String code,
            @Nullable String display,
            boolean isAbstract,
            boolean isInactive,
            List<Designation> names,
            List<PropertyValue> properties,
            List<Extension> extensions,
            List<Node> children) {

        Node under(List<Node> below) {
            return new Node(
                    system, version, code, display, isAbstract, isInactive, names, properties, extensions, below);
        }
    }
}
