package se.nhv.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concept of one of our own code systems, with its properties as text. Immutable.
 *
 * @param parent the code above it in the hierarchy; null at the top
 */
public record Concept(String code, Label label, @Nullable String parent, List<Property> properties) {

    /** A property's code and its value as text, whatever its type. */
    public record Property(String code, String value) {}

    public Concept {
        properties = List.copyOf(properties);
    }

    /** The first value of a property; null when the concept has none. */
    public @Nullable String property(String code) {
        return properties.stream()
                .filter(property -> property.code().equals(code))
                .map(Property::value)
                .findFirst()
                .orElse(null);
    }

    /** The value of an integer property; null when the concept has none. */
    public @Nullable Integer number(String code) {
        String value = property(code);
        return value == null ? null : Integer.valueOf(value);
    }

    /** Whether the property is there and true. */
    public boolean is(String code) {
        return "true".equals(property(code));
    }
}
