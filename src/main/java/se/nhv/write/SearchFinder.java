package se.nhv.write;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.Search;
import se.nhv.search.SearchResult;
import se.nhv.search.query.SearchRequest;
import se.nhv.search.query.SearchRequest.Argument;

/** Answers conditional writes by the search that clients use themselves. Thread-safe. */
public final class SearchFinder implements Finder {
    /** Two say that there are several; nobody needs the rest. */
    private static final Argument FEW = new Argument("_count", "2");

    /** Parameters that form an answer and choose nothing. */
    private static final Set<String> ABOUT_THE_ANSWER = Set.of(
            "_count",
            "_cursor",
            "_elements",
            "_explain",
            "_format",
            "_include",
            "_pretty",
            "_revinclude",
            "_sort",
            "_summary",
            "_total",
            "_contained",
            "_containedType",
            "asOf");

    private final Search search;

    public SearchFinder(Search search) {
        this.search = search;
    }

    @Override
    public List<ResourceKey> find(Catalogue catalogue, String type, String query) {
        List<Argument> arguments = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                arguments.add(argument(pair));
            }
        }
        if (arguments.isEmpty()) {
            // a condition that holds nothing would match everything
            throw new ProblemException(Problem.error(Code.MISSING_PARAMETER, null, type + "?"));
        }
        arguments.add(FEW);
        return search.run(catalogue, new SearchRequest("", type, arguments, false)).hits().stream()
                .filter(hit -> hit.mode() == SearchResult.Mode.MATCH)
                .map(SearchResult.Hit::key)
                .toList();
    }

    /** What does not choose resources, or holds nothing, is refused: a condition that is weaker than its writer meant destroys. */
    private static Argument argument(String pair) {
        String[] sides = pair.split("=", 2);
        try {
            String name = URLDecoder.decode(sides[0], StandardCharsets.UTF_8);
            String value = sides.length == 2 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "";
            if (ABOUT_THE_ANSWER.contains(name.split(":", 2)[0])) {
                throw new ProblemException(Problem.error(Code.UNKNOWN_PARAMETER, name, name));
            }
            if (value.isBlank()) {
                throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, name, name, value));
            }
            return new Argument(name, value);
        } catch (IllegalArgumentException notEncoded) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, null, "?", pair));
        }
    }
}
