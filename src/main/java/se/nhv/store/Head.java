package se.nhv.store;

import java.time.Instant;

/**
 * Where a log ends: the point that the next entry hangs on.
 *
 * @param sequence number of the newest entry, 0 when there is none
 * @param chain its hash, in hexadecimal
 * @param instant its instant; the epoch when there is none
 */
public record Head(long sequence, String chain, Instant instant) {

    /** The head of a log without entries: the hash that the first entry follows is 32 zero bytes. */
    public static final Head EMPTY = new Head(0, "0".repeat(64), Instant.EPOCH);

    /** The head once {@code entry} is stored. */
    public static Head of(LogEntry entry) {
        return new Head(entry.sequence(), entry.chain(), entry.version().lastUpdated());
    }
}
