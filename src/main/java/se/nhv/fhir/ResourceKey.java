package se.nhv.fhir;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Type and logical id of a resource, as in {@code Organization/sus}. Immutable; ordered by type, then id.
 *
 * @param type a resource type's name, such as {@code Organization}
 * @param id a logical id: 1 to 64 characters of {@code [A-Za-z0-9.-]} (FHIR R4 datatypes, id)
 */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::type).thenComparing(ResourceKey::id);

    public ResourceKey {
        if (type.isEmpty() || !isId(id)) {
            throw new IllegalArgumentException("not a resource key: " + type + "/" + id);
        }
    }

    /** Whether the text may be a logical id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The relative reference, {@code Type/id}. */
    public String reference() {
        return type + "/" + id;
    }

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return reference();
    }
}
