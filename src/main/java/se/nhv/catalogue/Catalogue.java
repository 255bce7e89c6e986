package se.nhv.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.nhv.fhir.ResourceKey;

/**
 * The register at one moment: the current resources, all versions ever, what each room derived from them, an edition.
 *
 * <p>Immutable once built and safe for all threads; made by {@link CatalogueBuilder} only.
 */
public final class Catalogue {
    private final Edition edition;
    private final NavigableMap<String, ChunkedMap<String, Entry>> current;
    private final Map<String, ChunkedMap<String, List<Entry>>> versions;
    private final Map<Key<?>, Object> parts = new IdentityHashMap<>();

    Catalogue(
            Edition edition,
            NavigableMap<String, ChunkedMap<String, Entry>> current,
            Map<String, ChunkedMap<String, List<Entry>>> versions) {
        this.edition = edition;
        this.current = current;
        this.versions = versions;
    }

    public Edition edition() {
        return edition;
    }

    /** The types of which there is a current resource, in alphabetical order. */
    public Set<String> types() {
        return Collections.unmodifiableSet(current.keySet());
    }

    /** The current version of a resource; empty when there never was one or it is deleted. */
    public Optional<Entry> find(String type, String id) {
        return Optional.ofNullable(current(type).get(id));
    }

    public Optional<Entry> find(ResourceKey key) {
        return find(key.type(), key.id());
    }

    /** The current resources of a type, by id. */
    public Collection<Entry> all(String type) {
        return current(type).values();
    }

    /** Every version of a resource, oldest first, deletions included; empty when there never was one. */
    public List<Entry> versions(ResourceKey key) {
        List<Entry> known = versionsOf(key.type()).get(key.id());
        return known == null ? List.of() : known;
    }

    /** For each resource of a type that there ever was, by id, its versions as {@link #versions} gives them. */
    public Collection<List<Entry>> histories(String type) {
        return versionsOf(type).values();
    }

    /** Every version of every resource, in no order. */
    public Stream<Entry> allVersions() {
        return versions.values().stream()
                .flatMap(ofType -> ofType.values().stream())
                .flatMap(List::stream);
    }

    /**
     * A room's part of this edition.
     *
     * @throws IllegalStateException when the part is not listed in Assembly, or listed after the part that asks for it
     */
    @SuppressWarnings("unchecked") // put() is the only writer, and it takes the key's own type
    public <T> T get(Key<T> key) {
        Object part = parts.get(key);
        if (part == null) {
            throw new IllegalStateException("no such part yet: " + key);
        }
        return (T) part;
    }

    <T> boolean has(Key<T> key) {
        return parts.containsKey(key);
    }

    <T> void put(Key<T> key, T part) {
        parts.put(key, part);
    }

    /** The current resources of a type by id, for the builder. */
    ChunkedMap<String, Entry> current(String type) {
        return current.getOrDefault(type, ChunkedMap.empty());
    }

    /** All versions of a type by id, for the builder. */
    ChunkedMap<String, List<Entry>> versionsOf(String type) {
        return versions.getOrDefault(type, ChunkedMap.empty());
    }

    NavigableMap<String, ChunkedMap<String, Entry>> copyOfCurrent() {
        return new TreeMap<>(current);
    }

    Map<String, ChunkedMap<String, List<Entry>>> copyOfVersions() {
        return new HashMap<>(versions);
    }
}
