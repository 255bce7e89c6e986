package se.nhv.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Copies a log entry by entry, checking every hash on the way: the copy has the same numbers, transactions and hashes. This is what
 * backup and restore are. Used once, by one thread.
 */
public final class LogCopy {
    /** Appended together, for the sake of speed; a copy that is broken off is begun anew anyway. */
    private static final int ENTRIES_AT_A_TIME = 2_000;

    private final ResourceLog target;
    private final List<Commit> waiting = new ArrayList<>();
    private final List<LogEntry> transaction = new ArrayList<>();
    private Head source = Head.EMPTY;
    private int entries;

    private LogCopy(ResourceLog target) {
        this.target = target;
    }

    /**
     * Copies everything.
     *
     * @return the head that both have now
     * @throws LogRefusedException when the target has entries, or the source is not what was stored
     */
    public static Head copy(LogReader source, ResourceLog target) {
        if (!target.head().equals(Head.EMPTY)) {
            throw new LogRefusedException("the target is not empty; nothing was changed");
        }
        LogCopy copy = new LogCopy(target);
        source.replay(0, copy::add);
        copy.endTransaction();
        copy.flush();
        if (!target.head().equals(copy.source)) {
            throw new LogRefusedException("the copy ends elsewhere than the log; do not use it");
        }
        return copy.source;
    }

    private void add(LogEntry entry) {
        source = HashChain.check(source, entry);
        if (!transaction.isEmpty() && transaction.get(0).sequence() != entry.transaction()) {
            endTransaction();
        }
        transaction.add(entry);
    }

    private void endTransaction() {
        if (!transaction.isEmpty()) {
            waiting.add(new Commit(
                    transaction.get(0).origin(),
                    transaction.stream().map(LogEntry::version).toList()));
            entries += transaction.size();
            transaction.clear();
        }
        if (entries >= ENTRIES_AT_A_TIME) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty() && target.append(target.head(), waiting) instanceof AppendResult.Conflict) {
            throw new LogRefusedException("another process writes to the target");
        }
        waiting.clear();
        entries = 0;
    }
}
