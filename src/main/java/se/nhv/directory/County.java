package se.nhv.directory;

import java.util.Set;

/**
 * A county in use. Immutable.
 *
 * @param code two digits (länskod)
 * @param region the id of the region that is responsible for its residents
 * @param collaborationRegions the ids of the collaboration regions' Locations; two where a county is divided
 */
public record County(String code, String region, Set<String> collaborationRegions) {
    public County {
        collaborationRegions = Set.copyOf(collaborationRegions);
    }
}
