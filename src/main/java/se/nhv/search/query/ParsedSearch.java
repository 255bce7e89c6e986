package se.nhv.search.query;

import java.util.List;
import java.util.Map;
import se.nhv.problem.Problem;

/**
 * A request that has been read and found right. Immutable.
 *
 * @param queries for each type that is searched, in order, what is asked of it
 * @param shape what the answer is to look like
 * @param used the parameters that were used, as they are shown in {@code self}; the cursor is not among them
 * @param notes what was ignored, in lenient handling
 */
public record ParsedSearch(
        Map<String, Query> queries, Shape shape, List<SearchRequest.Argument> used, List<Problem> notes) {}
