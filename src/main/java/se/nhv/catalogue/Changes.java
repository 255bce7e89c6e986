package se.nhv.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;

/**
 * What differs between an edition and the one before it: at most one change for each resource.
 *
 * @param list in the order of the log
 */
public record Changes(List<Change> list) {

    /**
     * @param before the version that was current; null when there was none
     * @param after the version that is current now; null when the resource was deleted
     */
    public record Change(@Nullable Entry before, @Nullable Entry after) {
        public Change {
            if (before == null && after == null) {
                throw new IllegalArgumentException("a change has a before or an after");
            }
        }

        /** The changed resource. */
        public ResourceKey key() {
            Entry present = after != null ? after : before;
            if (present == null) {
                throw new IllegalStateException("checked in the constructor");
            }
            return present.key();
        }

        /** The type of the changed resource. */
        public String type() {
            return key().type();
        }
    }

    public Changes {
        list = List.copyOf(list);
    }

    /** Whether a resource of one of these types is among them. */
    public boolean touch(Set<String> types) {
        return list.stream().anyMatch(change -> types.contains(change.type()));
    }

    /** The types of all changed resources. */
    public Set<String> types() {
        return list.stream().map(Change::type).collect(Collectors.toUnmodifiableSet());
    }
}
