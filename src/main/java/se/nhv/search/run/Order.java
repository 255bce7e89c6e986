package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import se.nhv.search.index.Range;
import se.nhv.search.index.Sorted;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.query.SortKey;

/**
 * The first so many of a set of resources, in order. A small set is sorted; of a large one the sorted index is walked only as
 * far as needed. Both give the same order: by the keys, resources without a value last, then by id.
 */
final class Order {
    /** Up to here sorting is quicker than walking an index past values of other resources. */
    private static final int SORTED = 2000;

    /** To rank one resource costs about as much as to step past so many values. */
    private static final int STEPS = 16;

    private static final SortKey ID = new SortKey("_id", false);

    private final String type;
    private final TypeIndex index;
    private final Score score;

    /** How well a resource answers: smaller is better. */
    @FunctionalInterface
    interface Score {
        double of(int ordinal);
    }

    Order(String type, TypeIndex index, Score score) {
        this.type = type;
        this.index = index;
        this.score = score;
    }

    /** The first resources of the set, at most {@code limit}. */
    List<Ranked> first(BitSet matches, List<SortKey> keys, int limit) {
        List<Ranked> first = new ArrayList<>();
        add(matches, keys, keys, limit, first);
        return first;
    }

    /** @param all every key, by which a resource is ranked; {@code keys} those that are still to be looked at */
    private void add(BitSet matches, List<SortKey> keys, List<SortKey> all, int limit, List<Ranked> into) {
        int missing = limit - into.size();
        if (missing <= 0 || matches.isEmpty()) {
            return;
        }
        boolean scored = !keys.isEmpty() && keys.get(0).parameter() == null;
        if (scored || isSortedQuicker(matches.cardinality(), keys)) {
            into.addAll(best(matches, all, missing));
        } else {
            walk(matches, keys, all, limit, into);
        }
    }

    /** A walk may have to pass every value, when those that are wanted stand at its end. */
    private boolean isSortedQuicker(int matches, List<SortKey> keys) {
        return matches <= SORTED || matches <= values(keys).size() / STEPS;
    }

    private Sorted values(List<SortKey> keys) {
        SortKey key = keys.isEmpty() ? ID : keys.get(0);
        return index.parameter(String.valueOf(key.parameter())).byValue();
    }

    /** The best of a set in order: a heap of so many, because a page is short and the set may be long. */
    private List<Ranked> best(BitSet matches, List<SortKey> keys, int limit) {
        Comparator<Ranked> order = Ranked.order(keys);
        PriorityQueue<Ranked> worstFirst = new PriorityQueue<>(order.reversed());
        for (int ordinal = matches.nextSetBit(0); ordinal >= 0; ordinal = matches.nextSetBit(ordinal + 1)) {
            Ranked ranked = Ranked.of(new Doc(type, index, ordinal), keys, score);
            if (worstFirst.size() < limit) {
                worstFirst.add(ranked);
            } else if (order.compare(ranked, worstFirst.element()) < 0) {
                worstFirst.remove();
                worstFirst.add(ranked);
            }
        }
        List<Ranked> best = new ArrayList<>(worstFirst);
        best.sort(order);
        return best;
    }

    private void walk(BitSet matches, List<SortKey> keys, List<SortKey> all, int limit, List<Ranked> into) {
        boolean descending = !keys.isEmpty() && keys.get(0).descending();
        List<SortKey> rest = keys.isEmpty() ? keys : keys.subList(1, keys.size());
        BitSet left = (BitSet) matches.clone();
        Sorted values = values(keys);
        Sorted.Visitor visitor = (value, ordinals) -> {
            BitSet group = ordinals.among(left);
            if (group != null) {
                add(group, rest, all, limit, into);
                left.andNot(group);
            }
            return into.size() < limit && !left.isEmpty();
        };
        if (descending) {
            values.forEachDescending(visitor);
        } else {
            values.forEach(Range.ALL, visitor);
        }
        add(left, rest, all, limit, into);
    }
}
