package se.nhv.search.run;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.search.query.SortKey;
import se.nhv.search.value.Value;

/**
 * A resource with what it is sorted by, looked up once.
 *
 * @param keys for each key of the sort its least value, the greatest when descending; null when the resource has none
 * @param score how well it answers, smaller is better
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole, never handed out
record Ranked(Doc doc, @Nullable Value[] keys, double score) {

    static Ranked of(Doc doc, List<SortKey> sort, Order.Score score) {
        @Nullable Value[] keys = new @Nullable Value[sort.size()];
        boolean scored = false;
        for (int i = 0; i < keys.length; i++) {
            String parameter = sort.get(i).parameter();
            scored |= parameter == null;
            keys[i] = parameter == null
                    ? null
                    : doc.index()
                            .parameter(parameter)
                            .extreme(doc.ordinal(), sort.get(i).descending());
        }
        return new Ranked(doc, keys, scored ? score.of(doc.ordinal()) : 0);
    }

    /** By the keys, resources without a value last; then by type and id, and by the place of one that lives inside another. */
    static Comparator<Ranked> order(List<SortKey> sort) {
        Comparator<Ranked> order = Comparator.<Ranked, String>comparing(ranked -> ranked.doc.type())
                .thenComparing(ranked -> ranked.doc.entry().id())
                .thenComparing(ranked -> ranked.doc.ordinal());
        for (int i = sort.size() - 1; i >= 0; i--) {
            order = byKey(sort.get(i), i).thenComparing(order);
        }
        return order;
    }

    private static Comparator<Ranked> byKey(SortKey key, int at) {
        if (key.parameter() == null) {
            Comparator<Ranked> best = Comparator.comparingDouble(Ranked::score);
            return key.descending() ? best.reversed() : best;
        }
        Comparator<Value> values = key.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(ranked -> ranked.keys[at], Comparator.nullsLast(values));
    }
}
