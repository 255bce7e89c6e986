package se.nhv.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;

/**
 * Answers history questions. Pure.
 *
 * <p>Versions of one instant are never parted by a page's end: a page may be longer than asked for, so that a client that goes on
 * by instants misses nothing.
 */
public final class History {
    private History() {}

    /** A page of history; empty when a resource is asked for that never was. */
    public static Optional<HistoryPage> page(Catalogue catalogue, HistoryRequest request) {
        List<Entry> versions = versions(catalogue, request.scope());
        if (versions.isEmpty() && request.scope().id() != null) {
            return Optional.empty();
        }
        Cursor cursor = request.cursor();
        Instant newest = cursor != null ? cursor.newest() : catalogue.edition().dataAsOf();
        List<Entry> matching = versions.stream()
                .filter(entry -> !entry.lastUpdated().isAfter(newest))
                .filter(entry -> since(entry, request.since()))
                .filter(entry -> current(catalogue, entry, request.at()))
                .toList();
        return Optional.of(cut(catalogue, matching, request, newest));
    }

    private static List<Entry> versions(Catalogue catalogue, HistoryRequest.Scope scope) {
        if (scope.type() == null) {
            return catalogue.get(Timeline.KEY).all();
        }
        if (scope.id() == null) {
            return catalogue.get(Timeline.KEY).ofType(scope.type());
        }
        List<Entry> versions = new ArrayList<>(catalogue.versions(new ResourceKey(scope.type(), scope.id())));
        Collections.reverse(versions);
        return versions;
    }

    private static boolean since(Entry entry, @Nullable Instant since) {
        return since == null || !entry.lastUpdated().isBefore(since);
    }

    private static boolean current(Catalogue catalogue, Entry entry, HistoryRequest.@Nullable During at) {
        if (at == null) {
            return true;
        }
        List<Entry> versions = catalogue.versions(entry.key());
        int successor = versions.indexOf(entry) + 1;
        boolean over = successor < versions.size()
                && !versions.get(successor).lastUpdated().isAfter(at.from());
        return !over && entry.lastUpdated().isBefore(at.to());
    }

    private static HistoryPage cut(Catalogue catalogue, List<Entry> matching, HistoryRequest request, Instant newest) {
        if (request.count() == 0) {
            return new HistoryPage(List.of(), matching.size(), null, newest);
        }
        Cursor cursor = request.cursor();
        int from = 0;
        while (cursor != null
                && from < matching.size()
                && !matching.get(from).lastUpdated().isBefore(cursor.before())) {
            from++;
        }
        int to = Math.min(from + request.count(), matching.size());
        while (to > from && to < matching.size() && sameInstant(matching.get(to), matching.get(to - 1))) {
            to++;
        }
        Cursor next =
                to < matching.size() ? new Cursor(newest, matching.get(to - 1).lastUpdated()) : null;
        List<HistoryPage.Line> lines = matching.subList(from, to).stream()
                .map(entry -> line(catalogue, entry))
                .toList();
        return new HistoryPage(lines, matching.size(), next, newest);
    }

    /** A version as a line of history. */
    public static HistoryPage.Line line(Catalogue catalogue, Entry entry) {
        List<Entry> versions = catalogue.versions(entry.key());
        int place = versions.indexOf(entry);
        return new HistoryPage.Line(
                entry, place <= 0 || versions.get(place - 1).version().deleted());
    }

    private static boolean sameInstant(Entry one, Entry other) {
        return one.lastUpdated().equals(other.lastUpdated());
    }
}
