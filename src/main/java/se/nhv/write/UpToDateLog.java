package se.nhv.write;

import java.time.InstantSource;
import java.util.List;
import se.nhv.fhir.ResourceKey;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.ResourceLog;
import se.nhv.store.content.BaseContent;

/**
 * A log that has been read and brought up to its base edition: the first half of a start, which needs no parsed resource and so
 * goes on beside the reading of HAPI's model. Becomes a {@link Register} once.
 */
public final class UpToDateLog {
    private final ResourceLog log;
    private final InstantSource clock;
    private final Start start;
    private final List<ResourceKey> kept;

    private UpToDateLog(ResourceLog log, InstantSource clock, Start start, List<ResourceKey> kept) {
        this.log = log;
        this.clock = clock;
        this.start = start;
        this.kept = kept;
    }

    /**
     * Reads the log and brings the base edition into it; closes it when that fails.
     *
     * @throws LogRefusedException when the log is not what was stored
     * @throws LogUnavailableException when it cannot be read, or the base edition cannot be written
     */
    public static UpToDateLog read(ResourceLog log, BaseContent base, InstantSource clock) {
        try {
            Start start = new Start(log, base);
            return new UpToDateLog(log, clock, start, start.run(clock));
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    ResourceLog log() {
        return log;
    }

    InstantSource clock() {
        return clock;
    }

    Start start() {
        return start;
    }

    List<ResourceKey> kept() {
        return kept;
    }
}
