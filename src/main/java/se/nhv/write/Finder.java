package se.nhv.write;

import java.util.List;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.ResourceKey;

/** Answers the searches inside conditional writes and references. */
@FunctionalInterface
public interface Finder {
    /**
     * The resources that match, at most a few.
     *
     * @param query search parameters as they stand after the question mark, still encoded
     * @throws se.nhv.problem.ProblemException when a parameter is unknown or malformed: it is never ignored
     */
    List<ResourceKey> find(Catalogue catalogue, String type, String query);
}
