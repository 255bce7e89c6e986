package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.Designation;

/**
 * The answer to {@code $lookup}: all that is known of a concept. Immutable.
 *
 * @param name of the code system, for computers
 * @param display null when it has none that will do
 * @param supplements that were used, as url|version
 */
public record Concept(
        String system,
        @Nullable String version,
        @Nullable String name,
        String code,
        @Nullable String display,
        @Nullable String definition,
        boolean isAbstract,
        List<Designation> designations,
        List<Property> properties,
        List<String> supplements) {

    /** @param description the display of what the value names; null when it names no concept */
    public record Property(
            String code, Type value, @Nullable String description) {}
}
