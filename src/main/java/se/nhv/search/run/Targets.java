package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import se.nhv.search.index.Range;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.value.ReferenceValue;
import se.nhv.search.value.UriValue;
import se.nhv.search.value.Value;

/** From a reference to the resources that it means, and from a resource to the references that mean it. */
final class Targets {
    private final SearchParameters table;
    private final SearchIndex index;
    private final String prefix;

    /** @param base the server's base: an absolute reference to it means the same as a relative one */
    Targets(SearchParameters table, SearchIndex index, String base) {
        this.table = table;
        this.index = index;
        this.prefix = base + "/";
    }

    /** How a reference to the resource can be written: relative, absolute, by its canonical address. */
    List<String> writings(String type, int ordinal) {
        TypeIndex resources = index.type(type);
        List<String> writings = new ArrayList<>();
        String relative = type + "/" + resources.entry(ordinal).id();
        writings.add(relative);
        writings.add(prefix + relative);
        if (table.find(type, "url") != null) {
            resources.parameter("url").valuesOf(ordinal).forEach(url -> writings.add(((UriValue) url).uri()));
        }
        return writings;
    }

    /** Whether a reference that is written so means the resource: a canonical one may name another version. */
    boolean means(ReferenceValue reference, String type, int ordinal) {
        if (reference.version().isEmpty() || relative(reference).startsWith(type + "/")) {
            return true;
        }
        return index.type(type).parameter("version").valuesOf(ordinal).stream()
                .anyMatch(version -> version.shown().equals(reference.version()));
    }

    /** Gives the resources of the type that the reference means. */
    void resolve(Value value, String type, BiConsumer<String, Integer> found) {
        if (!(value instanceof ReferenceValue reference)) {
            return;
        }
        String relative = relative(reference);
        if (relative.startsWith(type + "/")) {
            int ordinal = index.type(type).ordinal(relative.substring(type.length() + 1));
            if (ordinal >= 0) {
                found.accept(type, ordinal);
            }
        } else if (relative.contains(":") && table.find(type, "url") != null) {
            UriValue url = new UriValue(reference.target());
            index.type(type)
                    .parameter("url")
                    .byValue()
                    .forEach(new Range(url, new UriValue(url.uri() + '\0')), (same, ordinals) -> {
                        BitSet all = new BitSet();
                        ordinals.addTo(all);
                        all.stream()
                                .filter(ordinal -> means(reference, type, ordinal))
                                .forEach(ordinal -> found.accept(type, ordinal));
                        return true;
                    });
        }
    }

    /** Gives the resources of every type that the parameter may point to. */
    void resolve(Value value, Parameter parameter, BiConsumer<String, Integer> found) {
        for (String type : table.types()) {
            if (parameter.mayPointTo(type)) {
                resolve(value, type, found);
            }
        }
    }

    private String relative(ReferenceValue reference) {
        String target = reference.target();
        return target.startsWith(prefix) ? target.substring(prefix.length()) : target;
    }
}
