package se.nhv.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about history.
 *
 * @param scope whose history
 * @param since only versions from this instant on, it included; null for all
 * @param at only versions that were current at some time of this period; null for all
 * @param count how many versions a page should hold; at least 1, or 0 for the total alone
 * @param cursor where the page begins; null for the newest
 */
public record HistoryRequest(
        Scope scope,
        @Nullable Instant since,
        @Nullable During at,
        int count,
        @Nullable Cursor cursor) {

    /** @param type null for all types; @param id null for all resources of the type */
    public record Scope(@Nullable String type, @Nullable String id) {
        public Scope {
            if (type == null && id != null) {
                throw new IllegalArgumentException("an id belongs to a type");
            }
        }
    }

    /**
     * From {@code from} on, until before {@code to}.
     *
     * @param text how the client wrote it
     */
    public record During(Instant from, Instant to, String text) {}
}
