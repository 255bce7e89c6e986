package se.nhv.feed.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import se.nhv.catalogue.Catalogue;
import se.nhv.feed.bulk.ExportRequest.TypeFilter;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.Search;
import se.nhv.search.query.SearchRequest;

/**
 * The queries of {@code _typeFilter}, answered by the engine that answers searches. Queries of one type are alternatives.
 *
 * @param byType whether a resource of the type is wanted, by its logical id
 * @param problems what could not be understood; such a type is not narrowed, so that nothing is missing from a copy
 */
public record Filters(Map<String, Predicate<String>> byType, List<Problem> problems) {
    private static final String NAME = "_typeFilter";

    public Filters {
        byType = Map.copyOf(byType);
        problems = List.copyOf(problems);
    }

    /** Answers the queries in the catalogue's edition. */
    public static Filters of(Search search, Catalogue catalogue, String base, List<TypeFilter> filters) {
        Map<String, Predicate<String>> byType = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (TypeFilter filter : filters) {
            byType.merge(filter.type(), one(search, catalogue, base, filter, problems), Predicate::or);
        }
        return new Filters(byType, problems);
    }

    private static Predicate<String> one(
            Search search, Catalogue catalogue, String base, TypeFilter filter, List<Problem> problems) {
        try {
            return search.filter(catalogue, new SearchRequest(base, filter.type(), filter.arguments(), false));
        } catch (ProblemException refused) {
            refused.problems().forEach(problem -> problems.add(inFilter(problem)));
            return id -> true;
        }
    }

    /** What is wrong inside the query is wrong with the parameter that holds it. */
    private static Problem inFilter(Problem problem) {
        return new Problem(
                problem.code(), problem.severity(), NAME, problem.arguments(), problem.allowed(), problem.nearest());
    }
}
