package se.nhv.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;

/** The directory of one edition: areas by name, permits by area, and geography. Immutable, safe for all threads. */
public final class Directory {
    public static final Key<Directory> KEY = new Key<>("directory");
    public static final Part<Directory> PART = new Part<>(KEY, Directory::build);

    /** Types of which any resource may change what is read; of the others only those that are referred to. */
    private static final Set<String> READ_WHOLLY = Set.of("OrganizationAffiliation", "CodeSystem");

    private final Concepts areas;
    private final Geography geography;
    private final Map<String, List<Permit>> permits;
    private final Set<String> referredTo;

    /** @param referredTo what permits refer to, whether it is there or not, as {@code Type/id} */
    Directory(Concepts areas, Geography geography, Map<String, List<Permit>> permits, Set<String> referredTo) {
        this.areas = areas;
        this.geography = geography;
        this.permits = Map.copyOf(permits);
        this.referredTo = Set.copyOf(referredTo);
    }

    private static Directory build(Catalogue now, @Nullable Directory before, Changes changes) {
        if (before == null) {
            return new DirectoryReader(now, Geography.of(now)).read();
        }
        Geography geography = before.geography.after(now, changes);
        boolean same = geography == before.geography && changes.list().stream().noneMatch(before::isReadFrom);
        return same ? before : new DirectoryReader(now, geography).read();
    }

    private boolean isReadFrom(Changes.Change change) {
        return READ_WHOLLY.contains(change.type())
                || referredTo.contains(change.key().reference());
    }

    /** CodeSystem nhv-omrade: areas, their sub-areas and sub-permits. */
    public Concepts areas() {
        return areas;
    }

    public Geography geography() {
        return geography;
    }

    /** The permits for a code of nhv-omrade: own permits and partners of an area, or holders of a sub-permit; by id. */
    public List<Permit> permits(String area) {
        return permits.getOrDefault(area, List.of());
    }
}
