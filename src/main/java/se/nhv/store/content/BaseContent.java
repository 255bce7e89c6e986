package se.nhv.store.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.BaseEdition;
import se.nhv.store.LogEntry;

/** The content of a base edition. Immutable; read by {@link ContentFiles}. */
public final class BaseContent {
    private final BaseEdition edition;
    private final SortedMap<ResourceKey, BaseResource> resources;

    BaseContent(BaseEdition edition, Collection<BaseResource> resources) {
        this.edition = edition;
        SortedMap<ResourceKey, BaseResource> byKey = new TreeMap<>();
        resources.forEach(resource -> byKey.put(resource.key(), resource));
        this.resources = Collections.unmodifiableSortedMap(byKey);
    }

    public BaseEdition edition() {
        return edition;
    }

    /**
     * What this edition changes in a register. Content counts, not files: a resource that says the same stays as it is.
     *
     * @param latest the newest log entry of each resource
     * @param instant the instant that changes are written with
     */
    public BaseChanges against(Map<ResourceKey, LogEntry> latest, Instant instant) {
        List<BaseResource> different = resources.values().parallelStream()
                .filter(resource -> differs(resource, latest.get(resource.key())))
                .toList();
        List<ResourceVersion> versions = new ArrayList<>();
        List<ResourceKey> kept = new ArrayList<>();
        for (BaseResource resource : different) {
            LogEntry entry = latest.get(resource.key());
            if (entry != null && entry.origin().base() == null) {
                kept.add(resource.key());
            } else {
                versions.add(
                        resource.version(entry == null ? 1 : entry.version().versionId() + 1, instant));
            }
        }
        for (LogEntry entry : latest.values()) {
            ResourceVersion stored = entry.version();
            if (entry.origin().base() != null && !stored.deleted() && !resources.containsKey(stored.key())) {
                versions.add(new ResourceVersion(stored.key(), stored.versionId() + 1, instant, true, new byte[0]));
            }
        }
        return new BaseChanges(versions, kept);
    }

    private static boolean differs(BaseResource resource, @Nullable LogEntry entry) {
        if (entry == null || entry.version().deleted()) {
            return true;
        }
        ResourceVersion stored = entry.version();
        byte[] ours = resource.version(stored.versionId(), stored.lastUpdated()).json();
        return !Arrays.equals(ours, stored.json());
    }
}
