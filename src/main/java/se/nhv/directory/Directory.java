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

    private static final Set<String> READ_FROM =
            Set.of("OrganizationAffiliation", "Organization", "HealthcareService", "Location", "CodeSystem");

    private final Concepts areas;
    private final Geography geography;
    private final Map<String, List<Permit>> permits;

    Directory(Concepts areas, Geography geography, Map<String, List<Permit>> permits) {
        this.areas = areas;
        this.geography = geography;
        this.permits = Map.copyOf(permits);
    }

    private static Directory build(Catalogue now, @Nullable Directory before, Changes changes) {
        return before != null && !changes.touch(READ_FROM) ? before : new DirectoryReader(now).read();
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
