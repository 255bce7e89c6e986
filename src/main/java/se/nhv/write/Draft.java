package se.nhv.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/**
 * The register as it would be after a write: the catalogue with what has been staged so far. Used by one thread, for one write.
 */
public final class Draft {
    private final Catalogue now;
    private final Codec codec;
    private final Map<ResourceKey, Change> changes = new LinkedHashMap<>();

    Draft(Catalogue now, Codec codec) {
        this.now = now;
        this.codec = codec;
    }

    /**
     * One staged change.
     *
     * @param before the current version; null when there is none
     * @param after the resource as it shall be; null when it shall be deleted
     * @param path where the client wrote it, to begin problems' expressions with; the type's name outside transactions
     * @param posted whether it is created by POST
     */
    public record Change(
            ResourceKey key,
            @Nullable Entry before,
            @Nullable Resource after,
            String path,
            boolean posted) {}

    public Catalogue now() {
        return now;
    }

    public Codec codec() {
        return codec;
    }

    public Collection<Change> changes() {
        return changes.values();
    }

    /** The resource as it would be; empty when there would be none. Not to be changed. */
    public Optional<Resource> find(ResourceKey key) {
        Change change = changes.get(key);
        if (change != null) {
            return Optional.ofNullable(change.after());
        }
        return now.find(key).map(Entry::resource);
    }

    /** All resources of a type as they would be. Not to be changed. */
    public List<Resource> all(String type) {
        List<Resource> all = new ArrayList<>();
        for (Entry entry : now.all(type)) {
            if (!changes.containsKey(entry.key())) {
                all.add(entry.resource());
            }
        }
        for (Change change : changes.values()) {
            if (change.key().type().equals(type) && change.after() != null) {
                all.add(change.after());
            }
        }
        return all;
    }

    boolean touches(ResourceKey key) {
        return changes.containsKey(key);
    }

    /** Stages a resource; its id is set to the key's. Content that is what it was is no change: returns false. */
    boolean put(ResourceKey key, Resource resource, String path, boolean posted) {
        resource.setId(key.id());
        Entry before = now.find(key).orElse(null);
        if (before != null && same(before, resource)) {
            return false;
        }
        changes.put(key, new Change(key, before, resource, path, posted));
        return true;
    }

    /** Stages a resource as it is, so that it is judged though it may be no change. */
    void judge(ResourceKey key, Resource resource, String path) {
        resource.setId(key.id());
        changes.put(key, new Change(key, now.find(key).orElse(null), resource, path, false));
    }

    /** Stages a deletion; false when there is nothing to delete. */
    boolean delete(ResourceKey key, String path) {
        Entry before = now.find(key).orElse(null);
        if (before == null) {
            return false;
        }
        changes.put(key, new Change(key, before, null, path, false));
        return true;
    }

    private boolean same(Entry before, Resource resource) {
        byte[] candidate = codec.version(resource.copy(), before.versionId(), before.lastUpdated())
                .json();
        return Arrays.equals(candidate, codec.encode(before.resource()));
    }

    /** The versions to be stored. */
    List<ResourceVersion> versions(Instant instant) {
        Function<Change, ResourceVersion> version = change -> {
            List<Entry> known = now.versions(change.key());
            int next = known.isEmpty() ? 1 : known.get(known.size() - 1).versionId() + 1;
            Resource after = change.after();
            if (after == null) {
                return new ResourceVersion(change.key(), next, instant, true, new byte[0]);
            }
            ResourceVersion written = codec.version(after, next, instant);
            return change.posted() ? written.asPosted() : written;
        };
        return changes.values().stream().map(version).toList();
    }
}
