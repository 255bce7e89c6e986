package se.nhv.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;

/**
 * A page of history.
 *
 * @param entries newest first
 * @param total how many versions there are on all pages
 * @param next the cursor of the page after this one; null on the last page
 * @param asOf the newest instant that the answer knows of
 */
public record HistoryPage(
        List<Entry> entries, int total, @Nullable Cursor next, Instant asOf) {
    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
