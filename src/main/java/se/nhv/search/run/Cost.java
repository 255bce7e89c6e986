package se.nhv.search.run;

import se.nhv.search.index.Range;
import se.nhv.search.query.Query;

/** A guess of what a part of a query costs beside the others: a lookup, a walk over values, a walk over other types. */
final class Cost implements Query.Visitor<Integer> {
    private static final Cost COST = new Cost();

    private Cost() {}

    static int of(Query query) {
        return query.accept(COST);
    }

    @Override
    public Integer matches(Query.Matches query) {
        boolean narrow = query.any().stream().noneMatch(each -> each.range().equals(Range.ALL));
        return narrow ? 1 : 3;
    }

    @Override
    public Integer missing(Query.Missing query) {
        return 2;
    }

    @Override
    public Integer chain(Query.Chain query) {
        return 5;
    }

    @Override
    public Integer has(Query.Has query) {
        return 5;
    }

    @Override
    public Integer under(Query.Under query) {
        return 4;
    }

    @Override
    public Integer all(Query.All query) {
        return query.queries().stream().mapToInt(Cost::of).sum();
    }

    @Override
    public Integer any(Query.Any query) {
        return query.queries().stream().mapToInt(Cost::of).sum();
    }

    @Override
    public Integer not(Query.Not query) {
        return 1 + of(query.query());
    }
}
