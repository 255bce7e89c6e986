package se.nhv.search.run;

import se.nhv.catalogue.Entry;
import se.nhv.search.index.TypeIndex;

/** One resource in the index of its type. */
public record Doc(String type, TypeIndex index, int ordinal) {
    public Entry entry() {
        return index.entry(ordinal);
    }
}
