package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.search.index.Ordinals;
import se.nhv.search.index.ParameterIndex;
import se.nhv.search.index.Range;
import se.nhv.search.index.Sorted;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.query.SortKey;
import se.nhv.search.value.Value;

/**
 * The first so many of a set of resources, in order. A small set is sorted; of a large one the sorted index is walked only as
 * far as needed. Both give the same order: by the keys, resources without a value last, then by id.
 */
final class Order {
    /** Up to here sorting is quicker than walking an index past values of other resources. */
    private static final int SORTED = 2000;

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
    List<Doc> first(BitSet matches, List<SortKey> keys, int limit) {
        List<Doc> first = new ArrayList<>();
        add(matches, keys, limit, first);
        return first;
    }

    private void add(BitSet matches, List<SortKey> keys, int limit, List<Doc> into) {
        int missing = limit - into.size();
        if (missing <= 0 || matches.isEmpty()) {
            return;
        }
        boolean scored = !keys.isEmpty() && keys.get(0).parameter() == null;
        if (scored || matches.cardinality() <= SORTED) {
            matches.stream()
                    .mapToObj(ordinal -> new Doc(type, index, ordinal))
                    .sorted(comparator(keys))
                    .limit(missing)
                    .forEach(into::add);
        } else {
            walk(matches, keys, limit, into);
        }
    }

    private void walk(BitSet matches, List<SortKey> keys, int limit, List<Doc> into) {
        SortKey key = keys.isEmpty() ? new SortKey("_id", false) : keys.get(0);
        List<SortKey> rest = keys.isEmpty() ? keys : keys.subList(1, keys.size());
        BitSet left = (BitSet) matches.clone();
        Sorted values = index.parameter(String.valueOf(key.parameter())).byValue();
        Sorted.Visitor visitor = (value, ordinals) -> {
            BitSet group = among(ordinals, left);
            if (group != null) {
                add(group, rest, limit, into);
                left.andNot(group);
            }
            return into.size() < limit && !left.isEmpty();
        };
        if (key.descending()) {
            values.forEachDescending(visitor);
        } else {
            values.forEach(Range.ALL, visitor);
        }
        add(left, rest, limit, into);
    }

    private static @Nullable BitSet among(Ordinals ordinals, BitSet left) {
        return ordinals.among(left);
    }

    private Comparator<Doc> comparator(List<SortKey> keys) {
        return comparator(keys, doc -> score.of(doc.ordinal()));
    }

    /** The order of resources of one type or several: by the keys, then type and id. */
    static Comparator<Doc> comparator(List<SortKey> keys, java.util.function.ToDoubleFunction<Doc> score) {
        Comparator<Doc> order = (a, b) -> 0;
        for (SortKey key : keys) {
            order = order.thenComparing(byKey(key, score));
        }
        return order.thenComparing(Doc::type).thenComparing(doc -> doc.entry().id());
    }

    private static Comparator<Doc> byKey(SortKey key, java.util.function.ToDoubleFunction<Doc> score) {
        String parameter = key.parameter();
        if (parameter == null) {
            Comparator<Doc> best = Comparator.comparingDouble(score);
            return key.descending() ? best.reversed() : best;
        }
        Comparator<Value> values = key.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(doc -> extreme(doc, parameter, key.descending()), Comparator.nullsLast(values));
    }

    private static @Nullable Value extreme(Doc doc, String parameter, boolean greatest) {
        ParameterIndex index = doc.index().parameter(parameter);
        return index.extreme(doc.ordinal(), greatest);
    }
}
