package se.nhv.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.SearchRequest.Argument;

/** Reads a whole request: which types, what of them, how to answer. Stateless, safe for all threads. */
public final class RequestParser {
    private final SearchParameters table;

    public RequestParser(SearchParameters table) {
        this.table = table;
    }

    /**
     * Reads and checks a request.
     *
     * @param codes the terminology of the edition that is searched
     * @param now milliseconds that {@code ap} is counted from: the edition's own time, so that the answer can be repeated
     * @throws ProblemException with everything that is wrong with the parameters' names, or the first wrong value
     */
    public ParsedSearch parse(SearchRequest request, Codes codes, long now) {
        if (request.parameters().size() > Limits.PARAMETERS) {
            throw Refusals.tooCostly(null, "parameters", "parameters <= " + Limits.PARAMETERS);
        }
        Set<String> types = types(request);
        CriterionParser criteria = new CriterionParser(request.base(), codes, now, List.copyOf(table.types()));
        QueryParser queries = new QueryParser(table, criteria);
        ResultParameters results = new ResultParameters(table, types);
        Map<String, List<Query>> byType = new LinkedHashMap<>();
        types.forEach(type -> byType.put(type, new ArrayList<>()));
        List<Argument> used = new ArrayList<>();
        List<Problem> unknown = new ArrayList<>();
        for (Argument argument : request.parameters()) {
            if (isUnknown(argument.name(), types)) {
                unknown.add(Refusals.unknownProblem(argument.name(), names(queries, types)));
            } else if (ResultParameters.isResult(argument.name())) {
                Argument shown = results.read(argument);
                if (shown != null) {
                    used.add(shown);
                }
            } else {
                if (!argument.name().equals("_type")) {
                    add(argument, queries, byType);
                }
                used.add(argument);
            }
        }
        if (!unknown.isEmpty() && !request.lenient()) {
            throw new ProblemException(unknown);
        }
        Map<String, Query> all = new LinkedHashMap<>();
        byType.forEach((type, each) -> all.put(type, new Query.All(each)));
        return new ParsedSearch(
                all,
                results.shape(),
                List.copyOf(used),
                unknown.stream().map(RequestParser::ignored).toList());
    }

    /** @throws ProblemException when a type does not have what is asked, or none can hold the code */
    private static void add(Argument argument, QueryParser queries, Map<String, List<Query>> byType) {
        List<Query> each = new ArrayList<>();
        byType.forEach((type, all) -> {
            Query query = query(queries, type, argument);
            all.add(query);
            each.add(query);
        });
        BoundCodes.inEach(each).ifPresent(wrong -> {
            throw wrong.refusal(argument.name());
        });
    }

    private static Query query(QueryParser queries, String type, Argument argument) {
        return argument.name().equals("_filter")
                ? new FilterParser(queries, type, argument.value()).query()
                : queries.read(type, argument.name(), argument.value());
    }

    /** Without {@code _type} a search over the whole register is one over every type. */
    private Set<String> types(SearchRequest request) {
        Set<String> all = request.type() == null ? table.types() : Set.of(request.type());
        Set<String> asked = new TreeSet<>();
        for (Argument argument : request.parameters()) {
            if (argument.name().equals("_type")) {
                for (String type : argument.value().split(",", -1)) {
                    if (!all.contains(type)) {
                        throw Refusals.malformed(
                                "_type", argument.value(), String.join(", ", all), Nearest.of(type, all));
                    }
                    asked.add(type);
                }
            }
        }
        return asked.isEmpty() ? all : asked;
    }

    /** Only the first name counts: what is wrong further down a chain is refused even in lenient handling. */
    private boolean isUnknown(String name, Set<String> types) {
        String first = name.split("[:.]", 2)[0];
        return !ResultParameters.NAMES.contains(first)
                && types.stream().anyMatch(type -> table.find(type, first) == null);
    }

    private static Collection<String> names(QueryParser queries, Set<String> types) {
        Collection<String> common = new TreeSet<>(queries.names(types.iterator().next()));
        types.forEach(type -> common.retainAll(queries.names(type)));
        return common;
    }

    private static Problem ignored(Problem error) {
        return new Problem(
                Code.UNKNOWN_PARAMETER,
                IssueSeverity.WARNING,
                error.expression(),
                error.arguments(),
                error.allowed(),
                error.nearest());
    }
}
