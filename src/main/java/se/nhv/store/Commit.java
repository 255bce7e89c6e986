package se.nhv.store;

import java.util.List;
import se.nhv.fhir.ResourceVersion;

/**
 * What is written together or not at all.
 *
 * @param origin where it comes from
 * @param versions at least one, all with the same {@code lastUpdated}
 */
public record Commit(Origin origin, List<ResourceVersion> versions) {

    public Commit {
        versions = List.copyOf(versions);
        if (versions.stream().map(ResourceVersion::lastUpdated).distinct().count() != 1) {
            throw new IllegalArgumentException("a commit has versions of one instant");
        }
    }
}
