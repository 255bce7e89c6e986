package se.nhv.search.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Nearest;
import se.nhv.problem.ProblemException;

/**
 * Finds a code that none of the elements asked for can hold, because their binding is required. Where one of several types can
 * hold it, the others just find nothing. Stateless.
 */
final class BoundCodes implements Query.Visitor<Optional<BoundCodes.Wrong>> {
    /** A code, and those that there are. */
    record Wrong(String code, List<String> allowed) {
        ProblemException refusal(String name) {
            return Refusals.malformed(name, code, String.join(", ", allowed), Nearest.of(code, allowed));
        }
    }

    /** A code that is wrong in each of the queries, which ask the same of several types. */
    static Optional<Wrong> inEach(Collection<Query> sameOfSeveralTypes) {
        Optional<Wrong> wrong = Optional.empty();
        for (Query query : sameOfSeveralTypes) {
            wrong = query.accept(new BoundCodes());
            if (wrong.isEmpty()) {
                return wrong;
            }
        }
        return wrong;
    }

    @Override
    public Optional<Wrong> matches(Query.Matches query) {
        List<String> allowed = query.parameter().codes();
        return query.any().stream()
                .filter(criterion -> !allowed.isEmpty() && isOther(criterion, allowed))
                .map(criterion -> new Wrong(String.valueOf(((Criterion.TokenIs) criterion).code()), allowed))
                .findFirst();
    }

    private static boolean isOther(Criterion criterion, List<String> allowed) {
        @Nullable String code = criterion instanceof Criterion.TokenIs token ? token.code() : null;
        return code != null && !allowed.contains(code);
    }

    @Override
    public Optional<Wrong> missing(Query.Missing query) {
        return Optional.empty();
    }

    @Override
    public Optional<Wrong> chain(Query.Chain query) {
        return inEach(query.byTarget().values());
    }

    @Override
    public Optional<Wrong> has(Query.Has query) {
        return query.query().accept(this);
    }

    @Override
    public Optional<Wrong> under(Query.Under query) {
        return Optional.empty();
    }

    @Override
    public Optional<Wrong> all(Query.All query) {
        return first(query.queries());
    }

    @Override
    public Optional<Wrong> any(Query.Any query) {
        return first(query.queries());
    }

    @Override
    public Optional<Wrong> not(Query.Not query) {
        return query.query().accept(this);
    }

    private Optional<Wrong> first(List<Query> queries) {
        return queries.stream().flatMap(query -> query.accept(this).stream()).findFirst();
    }
}
