package se.nhv.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;

/**
 * A page of history.
 *
 * @param lines newest first
 * @param total how many versions there are on all pages
 * @param next the cursor of the page after this one; null on the last page
 * @param asOf the newest instant that the answer knows of
 */
public record HistoryPage(
        List<Line> lines, int total, @Nullable Cursor next, Instant asOf) {
    public HistoryPage {
        lines = List.copyOf(lines);
    }

    /** @param created whether there was no resource before this version: the first one, or the first after a deletion */
    public record Line(Entry entry, boolean created) {}
}
