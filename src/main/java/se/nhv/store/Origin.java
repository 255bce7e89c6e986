package se.nhv.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a version came from.
 *
 * @param author the identity that wrote it; empty when nobody was identified
 * @param base the base edition that brought it; null for what an editor or a client wrote
 */
public record Origin(String author, @Nullable BaseEdition base) {

    public static Origin written(String author) {
        return new Origin(author, null);
    }

    public static Origin base(BaseEdition edition) {
        return new Origin("", edition);
    }
}
