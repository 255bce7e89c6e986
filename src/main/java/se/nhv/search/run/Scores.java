package se.nhv.search.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.search.index.ParameterIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.query.Criterion;
import se.nhv.search.query.Query;

/**
 * How well a resource answers the parts of a query that have degrees: nearer is better, and a name that fits letter by
 * letter is better than one that fits only when å, ä and ö are read as a and o.
 */
final class Scores {
    /** A folded name stands behind every distance on earth. */
    private static final double FOLDED = 100_000;

    private Scores() {}

    /** The score of a query; null when no part of it has degrees. Parts inside "or" and "not" have none. */
    static Order.@Nullable Score of(Query query, TypeIndex index) {
        List<Query.Matches> graded = new ArrayList<>();
        collect(query, graded);
        if (graded.isEmpty()) {
            return null;
        }
        return ordinal -> {
            double sum = 0;
            for (Query.Matches part : graded) {
                sum += grade(part, index.parameter(part.parameter().name()), ordinal);
            }
            return sum;
        };
    }

    private static void collect(Query query, List<Query.Matches> into) {
        if (query instanceof Query.All all) {
            all.queries().forEach(part -> collect(part, into));
        } else if (query instanceof Query.Matches matches
                && matches.any().stream().anyMatch(Scores::hasDegrees)) {
            into.add(matches);
        }
    }

    private static boolean hasDegrees(Criterion criterion) {
        return criterion instanceof Criterion.Nearby || criterion instanceof Criterion.TextLike;
    }

    private static double grade(Query.Matches part, ParameterIndex index, int ordinal) {
        double best = FOLDED;
        for (var value : index.valuesOf(ordinal)) {
            for (Criterion criterion : part.any()) {
                if (criterion instanceof Criterion.Nearby near) {
                    best = Math.min(best, near.distance(value));
                } else if (criterion instanceof Criterion.TextLike text && text.matchesExactly(value)) {
                    best = 0;
                }
            }
        }
        return best;
    }
}
