package se.nhv.search.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
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
    private final List<Source> sources = new ArrayList<>();
    private final Set<ResourceKey> sent = new HashSet<>();

    /** Matches in one index, and how well each answers; null when there are no degrees. */
    private record Source(String type, TypeIndex index, BitSet found, Order.@Nullable Score score) {
        Order.Score scoreOrNone() {
            Order.@Nullable Score known = score;
            return known == null ? ordinal -> 0 : known;
        }
    }

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
        Shape shape = search.shape();
        if (shape.containment().plain()) {
            search.queries().forEach((type, query) -> add(type, query, index.type(type), evaluate.run(type, query)));
        }
        if (shape.containment().contained()) {
            search.queries().forEach(this::addContained);
        }
        int total =
                sources.stream().mapToInt(source -> source.found.cardinality()).sum();
        if (shape.count() == 0) {
            return new Page(total, List.of(), List.of());
        }
        List<Doc> page = cut(offset, shape.count());
        return new Page(total, page, companions.of(page, shape.includes()));
    }

    private void add(String type, Query query, TypeIndex resources, BitSet found) {
        sources.add(new Source(type, resources, found, Scores.of(query, resources)));
    }

    private void addContained(String type, Query query) {
        TypeIndex inside = index.contained(type);
        if (inside != null) {
            BitSet found = evaluate.runContained(type, query);
            add(type, query, inside, search.shape().containment().alone() ? found : eachContainerOnce(inside, found));
        }
    }

    /** A resource that contains several matches, or is one itself, is one match. */
    private BitSet eachContainerOnce(TypeIndex inside, BitSet found) {
        BitSet once = new BitSet();
        found.stream()
                .filter(at -> !isMatch(inside.entry(at).key()))
                .filter(at -> sent.add(inside.entry(at).key()))
                .forEach(once::set);
        return once;
    }

    private boolean isMatch(ResourceKey key) {
        return sources.stream()
                .filter(source -> source.type.equals(key.type()) && source.index == index.type(key.type()))
                .anyMatch(source -> source.found.get(source.index.ordinal(key.id())));
    }

    private List<Doc> cut(int offset, int count) {
        int limit = (int) Math.min((long) offset + count, Integer.MAX_VALUE);
        List<SortKey> keys = keys();
        List<Ranked> first = new ArrayList<>();
        for (Source source : sources) {
            Order order = new Order(source.type, source.index, source.scoreOrNone());
            first.addAll(order.first(source.found, keys, limit));
        }
        if (sources.size() > 1) {
            first.sort(Ranked.order(keys));
        }
        return first.subList(Math.min(offset, first.size()), Math.min(limit, first.size())).stream()
                .map(Ranked::doc)
                .toList();
    }

    private List<SortKey> keys() {
        List<SortKey> asked = search.shape().sort();
        boolean scored = sources.stream().anyMatch(source -> source.score != null);
        return asked.isEmpty() && scored ? List.of(BEST_FIRST) : asked;
    }
}
