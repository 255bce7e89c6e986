package se.nhv.write;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private final Search search;

    public SearchFinder(Search search) {
        this.search = search;
    }

    @Override
    public List<ResourceKey> find(Catalogue catalogue, String type, String query) {
        List<Argument> arguments = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2 && !sides[1].isEmpty()) {
                arguments.add(new Argument(decoded(sides[0]), decoded(sides[1])));
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

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
