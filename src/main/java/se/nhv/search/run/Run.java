package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.ParsedSearch;
import se.nhv.search.query.Query;
import se.nhv.search.query.Shape;
import se.nhv.search.query.SortKey;

/** One search over one edition: match, order, cut a page, fetch what comes along. Used once, by one thread. */
public final class Run {
    private static final SortKey BEST_FIRST = new SortKey(null, false);

    private final SearchIndex index;
    private final ParsedSearch search;
    private final Evaluate evaluate;
    private final Companions companions;
    private final Map<String, BitSet> matches = new LinkedHashMap<>();
    private final Map<String, Order.Score> scores = new LinkedHashMap<>();

    /**
     * A page of matches.
     *
     * @param total the number of all matches
     * @param matches of this page, in order
     * @param included what comes along with them
     */
    public record Page(int total, List<Doc> matches, List<Doc> included) {}

    public Run(SearchParameters table, SearchIndex index, ParsedSearch search, String base) {
        this.index = index;
        this.search = search;
        this.evaluate = new Evaluate(table, index, base);
        this.companions = new Companions(table, index, new Targets(table, index, base));
    }

    /** The page that begins at the offset. */
    public Page page(int offset) {
        int total = 0;
        for (Map.Entry<String, Query> query : search.queries().entrySet()) {
            BitSet found = evaluate.run(query.getKey(), query.getValue());
            total += found.cardinality();
            matches.put(query.getKey(), found);
            TypeIndex type = index.type(query.getKey());
            Order.Score score = Scores.of(query.getValue(), type);
            if (score != null) {
                scores.put(query.getKey(), score);
            }
        }
        Shape shape = search.shape();
        if (shape.count() == 0) {
            return new Page(total, List.of(), List.of());
        }
        List<Doc> page = cut(offset, shape.count());
        return new Page(total, page, companions.of(page, shape.includes()));
    }

    private List<Doc> cut(int offset, int count) {
        int limit = (int) Math.min((long) offset + count, Integer.MAX_VALUE);
        List<SortKey> keys = keys();
        List<Ranked> first = new ArrayList<>();
        for (Map.Entry<String, BitSet> found : matches.entrySet()) {
            Order order = new Order(found.getKey(), index.type(found.getKey()), score(found.getKey()));
            first.addAll(order.first(found.getValue(), keys, limit));
        }
        if (matches.size() > 1) {
            first.sort(Ranked.order(keys));
        }
        return first.subList(Math.min(offset, first.size()), Math.min(limit, first.size())).stream()
                .map(Ranked::doc)
                .toList();
    }

    private List<SortKey> keys() {
        List<SortKey> asked = search.shape().sort();
        return asked.isEmpty() && !scores.isEmpty() ? List.of(BEST_FIRST) : asked;
    }

    private Order.Score score(String type) {
        Order.@Nullable Score score = scores.get(type);
        return score == null ? ordinal -> 0 : score;
    }
}
