package se.nhv.catalogue;

import java.time.Instant;

/**
 * Which state of the register an answer was read from. Immutable.
 *
 * @param base the id of the base edition (the content that the program brings)
 * @param sequence the number of the last log entry in it, 0 when nothing was written after the base
 * @param dataAsOf the newest {@code meta.lastUpdated} in it
 */
public record Edition(String base, long sequence, Instant dataAsOf) {

    /** The edition's name, the same on every node and after a restart: {@code 1}, or {@code 1.42} after writes. */
    public String id() {
        return sequence == 0 ? base : base + "." + sequence;
    }
}
