package se.nhv.store;

import java.time.Duration;
import java.util.List;

/**
 * The append-only log of resource versions. Sequence numbers start at 1 and have no gaps; each entry's hash covers the
 * entry before it. Thread-safe.
 *
 * <p>What {@link #append} has acknowledged survives a crash of the process and, where the medium keeps its promise, a
 * power cut. Every method throws {@link LogUnavailableException} when the medium cannot be reached or refuses.
 */
public interface ResourceLog extends LogReader {

    /**
     * Stores all versions of all commits, or none of them.
     *
     * @param expected what the caller has seen as the newest entry; when another is stored by now nothing is written
     * @param commits in their order; each is one transaction of the register
     * @return what was stored, or the conflict
     */
    AppendResult append(Head expected, List<Commit> commits);

    /** Whether other processes append to the same log, so that it has to be followed. */
    boolean shared();

    /**
     * Waits until another process may have appended, but no longer than {@code atMost}. Returns at once when
     * interrupted, with the thread's flag set.
     */
    void awaitChange(Duration atMost);
}
