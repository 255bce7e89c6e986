package se.nhv.provider.search;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueAt;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.Search;
import se.nhv.search.query.SearchRequest;
import se.nhv.search.query.SearchRequest.Argument;
import se.nhv.search.value.DateValue;
import se.nhv.search.value.Dates;

/**
 * Which edition a search reads: that of its cursor, that of {@code asOf}, or the current one. Thread-safe.
 *
 * <p>Editions that somebody may still be paging through are kept for a while: they share nearly everything with the current
 * one. Any other is built again from the log; without that, paging on is refused and never continued in another edition.
 */
public final class PagedEditions {
    private static final int KEPT = 16;

    private final CurrentCatalogue current;
    private final CatalogueAt earlier;
    private final Map<String, Catalogue> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

    public PagedEditions(CurrentCatalogue current, CatalogueAt earlier) {
        this.current = current;
        this.earlier = earlier;
    }

    /**
     * The catalogue to search.
     *
     * @throws ProblemException when the cursor's edition is gone, or {@code asOf} is no instant that the register knows
     */
    Catalogue of(SearchRequest request) {
        String edition = Search.edition(request);
        if (edition != null) {
            Catalogue known = find(edition);
            return known != null
                    ? known
                    : earlier.edition(edition)
                            .orElseThrow(
                                    () -> new ProblemException(Problem.error(Code.GONE_EDITION, "_cursor", edition)));
        }
        return request.parameters().stream()
                .filter(argument -> argument.name().equals("asOf"))
                .findFirst()
                .map(this::asOf)
                .orElseGet(current::now);
    }

    private synchronized @Nullable Catalogue find(String edition) {
        Catalogue now = current.now();
        return now.edition().id().equals(edition) ? now : kept.get(edition);
    }

    /** Keeps the edition of an answer that has a next page. */
    synchronized void keep(Catalogue catalogue) {
        kept.put(catalogue.edition().id(), catalogue);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Catalogue asOf(Argument argument) {
        DateValue asked = Dates.parse(argument.value());
        if (asked != null) {
            Catalogue then = earlier.at(Instant.ofEpochMilli(asked.high())).orElse(null);
            if (then != null) {
                return then;
            }
        }
        throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "asOf", "asOf", argument.value())
                .allowing(">= " + earlier.earliest()));
    }
}
