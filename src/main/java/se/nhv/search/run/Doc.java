package se.nhv.search.run;

import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;
import se.nhv.search.index.TypeIndex;

/** One resource in the index of its type. */
public record Doc(String type, TypeIndex index, int ordinal) {
    /** The resource, or the one that contains it. */
    public Entry entry() {
        return index.entry(ordinal);
    }

    /** The id inside the resource that contains it; null when it stands by itself. */
    public @Nullable String local() {
        return index.local(ordinal);
    }
}
