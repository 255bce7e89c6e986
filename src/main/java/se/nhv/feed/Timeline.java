package se.nhv.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Entry;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;

/**
 * Every version in the register, newest first, in all and by type. Thread-safe.
 *
 * <p>Sorted when somebody first asks in an edition, so that a write does not wait for it.
 */
public final class Timeline {
    public static final Key<Timeline> KEY = new Key<>("timeline");
    public static final Part<Timeline> PART = new Part<>(KEY, Timeline::build);

    /** Newest first; versions of one instant by resource, the later version first: the same order on every node. */
    static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::lastUpdated)
            .reversed()
            .thenComparing(Entry::key)
            .thenComparing(Comparator.comparing(Entry::versionId).reversed());

    private final Catalogue catalogue;
    private volatile @Nullable Sorted sorted;

    private record Sorted(List<Entry> all, Map<String, List<Entry>> byType) {}

    private Timeline(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private static Timeline build(Catalogue now, @Nullable Timeline before, Changes changes) {
        return new Timeline(now);
    }

    /** All versions. */
    List<Entry> all() {
        return sorted().all();
    }

    /** All versions of a type; empty when there are none. */
    List<Entry> ofType(String type) {
        return sorted().byType().getOrDefault(type, List.of());
    }

    private Sorted sorted() {
        Sorted seen = sorted;
        if (seen == null) {
            List<Entry> all = catalogue.allVersions().sorted(NEWEST_FIRST).toList();
            Map<String, List<Entry>> byType = new TreeMap<>();
            for (Entry entry : all) {
                byType.computeIfAbsent(entry.key().type(), type -> new ArrayList<>())
                        .add(entry);
            }
            seen = new Sorted(all, byType);
            sorted = seen;
        }
        return seen;
    }
}
