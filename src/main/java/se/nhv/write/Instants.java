package se.nhv.write;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import se.nhv.store.Head;

/**
 * The instant of the next commit: the clock's, but always later than the newest commit's, by a millisecond at least. So an instant
 * names one state of the register, and a client that asks for everything since an instant misses nothing, whatever the clocks do.
 */
final class Instants {
    private Instants() {}

    static Instant next(InstantSource clock, Head head) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant earliest = head.instant().plusMillis(1);
        return now.isBefore(earliest) ? earliest : now;
    }
}
