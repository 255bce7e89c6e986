package se.nhv.search.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.search.parameter.SearchParameters;

/**
 * The resources that live inside others (FHIR R4, 3.1.1.5.5, {@code _contained}), by their own type. Immutable, safe for all
 * threads.
 *
 * <p>A register holds few or none: a change of a resource that contains others reads all of these again.
 */
final class ContainedIndex {
    static final ContainedIndex EMPTY = new ContainedIndex(new TreeMap<>(), Map.of());

    private static final byte[] MARK = "\"contained\":[".getBytes(StandardCharsets.UTF_8);

    private final TreeMap<ResourceKey, Entry> containers;
    private final Map<String, TypeIndex> types;

    /** A contained resource, with its id as a part of its own, without the number sign. */
    record Contained(Entry container, String local, Resource resource) {}

    private ContainedIndex(TreeMap<ResourceKey, Entry> containers, Map<String, TypeIndex> types) {
        this.containers = containers;
        this.types = types;
    }

    static ContainedIndex of(Collection<Entry> all, SearchParameters parameters) {
        TreeMap<ResourceKey, Entry> containers = new TreeMap<>();
        all.stream()
                .parallel()
                .filter(ContainedIndex::contains)
                .toList()
                .forEach(entry -> containers.put(entry.key(), entry));
        return read(containers, parameters);
    }

    /** This index after changes. */
    ContainedIndex with(Changes changes, SearchParameters parameters) {
        TreeMap<ResourceKey, Entry> next = new TreeMap<>(containers);
        boolean touched = false;
        for (Changes.Change change : changes.list()) {
            Entry before = change.before();
            Entry after = change.after();
            touched |= before != null && next.remove(before.key()) != null;
            if (after != null && contains(after)) {
                next.put(after.key(), after);
                touched = true;
            }
        }
        return touched ? read(next, parameters) : this;
    }

    /** The contained resources of the type; null when there are none. */
    @Nullable
    TypeIndex type(String type) {
        return types.get(type);
    }

    private static ContainedIndex read(TreeMap<ResourceKey, Entry> containers, SearchParameters parameters) {
        Map<String, List<Contained>> byType = new TreeMap<>();
        containers.values().forEach(entry -> {
            for (Resource resource : ((DomainResource) entry.parsed()).getContained()) {
                byType.computeIfAbsent(resource.fhirType(), any -> new ArrayList<>())
                        .add(contained(entry, resource));
            }
        });
        Map<String, TypeIndex> types = new TreeMap<>();
        byType.forEach((type, all) -> {
            if (parameters.types().contains(type)) {
                types.put(type, TypeIndex.ofContained(all, parameters.of(type)));
            }
        });
        return new ContainedIndex(containers, types);
    }

    private static Contained contained(Entry container, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        String local = id.startsWith("#") ? id.substring(1) : id;
        Resource copy = resource.copy();
        copy.setId(local);
        return new Contained(container, local, copy);
    }

    /** Whether the bytes hold the element: inside a text its quotation marks would be escaped. */
    private static boolean contains(Entry entry) {
        byte[] json = entry.json();
        int last = json.length - MARK.length;
        for (int at = 0; at <= last; at++) {
            if (json[at] == MARK[0] && Arrays.equals(json, at, at + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }
}
