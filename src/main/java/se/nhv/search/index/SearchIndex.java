package se.nhv.search.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Entry;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;
import se.nhv.search.parameter.SearchParameters;

/**
 * The search room's part of a catalogue: an index for each type that can be searched. Immutable, safe for all threads.
 *
 * <p>After a write only the changed resources are read again.
 */
public final class SearchIndex {
    public static final Key<SearchIndex> KEY = new Key<>("search");

    private final Map<String, TypeIndex> types;
    private final ContainedIndex contained;

    private SearchIndex(Map<String, TypeIndex> types, ContainedIndex contained) {
        this.types = types;
        this.contained = contained;
    }

    /** How Assembly lists it. */
    public static Part<SearchIndex> part(SearchParameters parameters) {
        return new Part<>(KEY, (now, before, changes) -> build(parameters, now, before, changes));
    }

    /** The index of a type that is in the table of search parameters. */
    public TypeIndex type(String type) {
        TypeIndex index = types.get(type);
        if (index == null) {
            throw new IllegalArgumentException("not searched: " + type);
        }
        return index;
    }

    /** The resources of the type that live inside others; null when there are none. */
    public @Nullable TypeIndex contained(String type) {
        return contained.type(type);
    }

    private static SearchIndex build(
            SearchParameters parameters, Catalogue now, @Nullable SearchIndex before, Changes changes) {
        Map<String, TypeIndex> types = new HashMap<>();
        if (before == null) {
            parameters.types().stream()
                    .parallel()
                    .map(type -> Map.entry(type, TypeIndex.of(now.all(type), parameters.of(type))))
                    .toList()
                    .forEach(built -> types.put(built.getKey(), built.getValue()));
            List<Entry> all = parameters.types().stream()
                    .flatMap(type -> now.all(type).stream())
                    .toList();
            return new SearchIndex(types, ContainedIndex.of(all, parameters));
        }
        types.putAll(before.types);
        for (Changes.Change change : changes.list()) {
            types.computeIfPresent(
                    change.type(), (type, index) -> index.with(id(change), change.after(), parameters.of(type)));
        }
        return new SearchIndex(types, before.contained.with(changes, parameters));
    }

    private static String id(Changes.Change change) {
        Entry entry = change.after() != null ? change.after() : change.before();
        return Objects.requireNonNull(entry, "a change has a before or an after")
                .id();
    }
}
