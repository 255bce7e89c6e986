package se.nhv.write;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** The resources of a type that bear an identifier, at most a few. */
    default List<ResourceKey> identified(Catalogue catalogue, String type, String system, String value) {
        String token = escaped(system) + "|" + escaped(value);
        return find(catalogue, type, "identifier=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    /** A text as a search value (FHIR R4 search 3.1.1.5.7). */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\,$|]", "\\\\$0");
    }
}
