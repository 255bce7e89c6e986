package se.nhv.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/**
 * Makes the next catalogue from the present one and what was written. Thread-safe: it keeps nothing between calls.
 *
 * <p>Parts are built in the order of the list, so a part may read those before it.
 */
public final class CatalogueBuilder {
    /** Up to so many resources of a type are parsed at the start: more than the register has of its own. */
    private static final int FEW = 2_000;

    private final Codec codec;
    private final List<Part<?>> parts;

    public CatalogueBuilder(Codec codec, List<Part<?>> parts) {
        this.codec = codec;
        this.parts = List.copyOf(parts);
    }

    /** The first catalogue of a process. */
    public Catalogue first(Edition edition, List<ResourceVersion> written) {
        return build(null, edition, written);
    }

    /** The catalogue after {@code before}, with these versions added in order. */
    public Catalogue next(Catalogue before, Edition edition, List<ResourceVersion> written) {
        return build(before, edition, written);
    }

    /**
     * Most types have few resources, which several parts read: parsed here, on all cores, since the start of the program waits for it.
     * Of the types of a large directory each part reads what it needs, so that its parsed form does not fill the memory.
     */
    private static void parse(Catalogue catalogue) {
        catalogue.types().parallelStream()
                .map(catalogue::all)
                .filter(ofType -> ofType.size() <= FEW)
                .flatMap(Collection::parallelStream)
                .forEach(Entry::resource);
    }

    private Catalogue build(@Nullable Catalogue before, Edition edition, List<ResourceVersion> written) {
        NavigableMap<String, ChunkedMap<String, Entry>> current =
                before == null ? new TreeMap<>() : before.copyOfCurrent();
        Map<String, ChunkedMap<String, List<Entry>>> versions =
                before == null ? new HashMap<>() : before.copyOfVersions();
        Map<ResourceKey, @Nullable Entry> replaced = new LinkedHashMap<>();
        for (ResourceVersion version : written) {
            ResourceKey key = version.key();
            Entry entry = new Entry(version, codec);
            ChunkedMap<String, Entry> ofType = current.getOrDefault(key.type(), ChunkedMap.empty());
            if (!replaced.containsKey(key)) {
                replaced.put(key, ofType.get(key.id()));
            }
            current.put(key.type(), version.deleted() ? ofType.without(key.id()) : ofType.with(key.id(), entry));
            versions.put(key.type(), added(versions.getOrDefault(key.type(), ChunkedMap.empty()), entry));
        }
        current.values().removeIf(ChunkedMap::isEmpty);
        Catalogue catalogue = new Catalogue(edition, current, versions);
        if (before == null) {
            parse(catalogue);
        }
        Changes changes = changes(catalogue, replaced);
        for (Part<?> part : parts) {
            add(catalogue, part, before, changes);
        }
        return catalogue;
    }

    private static Changes changes(Catalogue now, Map<ResourceKey, @Nullable Entry> replaced) {
        List<Changes.Change> list = new ArrayList<>();
        for (Map.Entry<ResourceKey, @Nullable Entry> change : replaced.entrySet()) {
            Entry after = now.find(change.getKey()).orElse(null);
            // created and deleted in one go: nobody ever saw it
            if (change.getValue() != null || after != null) {
                list.add(new Changes.Change(change.getValue(), after));
            }
        }
        return new Changes(list);
    }

    private static <T> void add(Catalogue now, Part<T> part, @Nullable Catalogue before, Changes changes) {
        T previous = before == null || !before.has(part.key()) ? null : before.get(part.key());
        now.put(part.key(), part.derived().build(now, previous, changes));
    }

    private static ChunkedMap<String, List<Entry>> added(ChunkedMap<String, List<Entry>> versions, Entry entry) {
        List<Entry> known = versions.get(entry.id());
        if (known == null) {
            return versions.with(entry.id(), List.of(entry));
        }
        List<Entry> all = new ArrayList<>(known.size() + 1);
        all.addAll(known);
        all.add(entry);
        return versions.with(entry.id(), List.copyOf(all));
    }
}
