package se.nhv.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Codec;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.index.SearchIndex;
import se.nhv.search.index.TypeIndex;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.search.query.Criterion;
import se.nhv.search.query.Cursor;
import se.nhv.search.query.ParsedSearch;
import se.nhv.search.query.Query;
import se.nhv.search.query.RequestParser;
import se.nhv.search.query.SearchRequest;
import se.nhv.search.query.Shape;
import se.nhv.search.run.Doc;
import se.nhv.search.run.Evaluate;
import se.nhv.search.run.Run;

/**
 * FHIR search over one edition of the register (FHIR R4, search). Pure and thread-safe: the same catalogue and request give
 * the same result.
 */
public final class Search {
    private final SearchParameters table;
    private final RequestParser parser;
    private final Subset subset;

    public Search(SearchParameters table, Codec codec) {
        this.table = table;
        this.parser = new RequestParser(table);
        this.subset = new Subset(codec);
    }

    /** The edition that a cursor of the request is bound to; null when it begins at the first page. */
    public static @Nullable String edition(SearchRequest request) {
        return request.parameters().stream()
                .filter(argument -> argument.name().equals("_cursor"))
                .map(argument -> Cursor.parse(argument.value()))
                .filter(Objects::nonNull)
                .map(Cursor::edition)
                .findFirst()
                .orElse(null);
    }

    /**
     * Runs a search.
     *
     * @throws ProblemException when the request is wrong, asks too much, or goes on in an edition that is not this one
     */
    public SearchResult run(Catalogue catalogue, SearchRequest request) {
        long now = catalogue.edition().dataAsOf().toEpochMilli();
        ParsedSearch search = parser.parse(request, new TerminologyCodes(catalogue), now);
        Shape shape = search.shape();
        Cursor here = shape.cursor();
        if (here != null && !here.edition().equals(catalogue.edition().id())) {
            throw new ProblemException(Problem.error(Code.GONE_EDITION, "_cursor", here.edition()));
        }
        int offset = here == null ? 0 : here.offset();
        SearchIndex index = catalogue.get(SearchIndex.KEY);
        Run.Page page = new Run(table, index, search, request.base()).page(offset);
        List<Problem> notes = new ArrayList<>(search.notes());
        warnings(search, index, notes);
        if (shape.explain()) {
            notes.addAll(new Explain(table, index, request.base()).of(search, page));
        }
        return new SearchResult(
                request.base(),
                catalogue.edition().dataAsOf(),
                shape.total() ? page.total() : null,
                links(request, search, catalogue.edition().id(), page.total()),
                hits(search, page),
                notes);
    }

    /**
     * Which resources of one type answer a search, for those who bring an order and pages of their own.
     *
     * @param request of one type, with parameters of which each {@link RequestParser#isFilter}
     * @return whether the resource of a logical id is one of them
     * @throws ProblemException when the request is wrong or asks too much
     */
    public Predicate<String> filter(Catalogue catalogue, SearchRequest request) {
        String type = Objects.requireNonNull(request.type());
        SearchIndex index = catalogue.get(SearchIndex.KEY);
        long now = catalogue.edition().dataAsOf().toEpochMilli();
        Query query = Objects.requireNonNull(parser.parse(request, new TerminologyCodes(catalogue), now)
                .queries()
                .get(type));
        BitSet found = new Evaluate(table, index, request.base()).run(type, query);
        TypeIndex resources = index.type(type);
        return id -> {
            int ordinal = resources.ordinal(id);
            return ordinal >= 0 && found.get(ordinal);
        };
    }

    private static Map<String, String> links(SearchRequest request, ParsedSearch search, String edition, int total) {
        String path = request.type() == null ? request.base() : request.base() + "/" + request.type();
        Cursor here = search.shape().cursor();
        int offset = here == null ? 0 : here.offset();
        int count = search.shape().count();
        Cursor previous = offset == 0 ? null : new Cursor(edition, Math.max(0, offset - count));
        Cursor next = count == 0 || offset + count >= total ? null : new Cursor(edition, offset + count);
        return Links.of(path, search.used(), here, previous, next);
    }

    private List<SearchResult.Hit> hits(ParsedSearch search, Run.Page page) {
        List<SearchResult.Hit> hits = new ArrayList<>();
        for (Doc doc : page.matches()) {
            String local = search.shape().containment().alone() ? doc.local() : null;
            byte[] json = local == null
                    ? subset.ofMatch(doc.entry(), search.shape())
                    : subset.ofContained(doc.entry(), local, search.shape());
            Double kilometres = Distance.of(search.queries().get(doc.type()), doc);
            hits.add(new SearchResult.Hit(doc.entry().key(), json, SearchResult.Mode.MATCH, kilometres, local));
        }
        for (Doc doc : page.included()) {
            byte[] json = subset.ofInclude(doc.entry(), search.shape());
            hits.add(new SearchResult.Hit(doc.entry().key(), json, SearchResult.Mode.INCLUDE));
        }
        return hits;
    }

    /** Near finds nothing where no source gives a position: that is worth saying. */
    private static void warnings(ParsedSearch search, SearchIndex index, List<Problem> notes) {
        Query locations = search.queries().get("Location");
        if (locations != null && Distance.near(locations) != null) {
            if (index.type("Location").parameter("near").present().isEmpty()) {
                notes.add(Problem.warning(Code.NO_POSITION, "near"));
            }
        }
    }

    /** How far a hit is from the point that was asked for. */
    private static final class Distance {
        static @Nullable Double of(@Nullable Query query, Doc doc) {
            Query.Matches near = query == null ? null : near(query);
            if (near == null) {
                return null;
            }
            double nearest = Double.POSITIVE_INFINITY;
            for (var value : doc.index().parameter("near").valuesOf(doc.ordinal())) {
                for (Criterion criterion : near.any()) {
                    nearest = Math.min(nearest, ((Criterion.Nearby) criterion).distance(value));
                }
            }
            return nearest;
        }

        static Query.@Nullable Matches near(Query query) {
            if (query instanceof Query.All all) {
                for (Query part : all.queries()) {
                    if (near(part) != null) {
                        return near(part);
                    }
                }
            }
            return query instanceof Query.Matches matches
                            && matches.parameter().name().equals("near")
                    ? matches
                    : null;
        }
    }
}
