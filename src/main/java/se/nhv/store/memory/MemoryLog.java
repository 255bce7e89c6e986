package se.nhv.store.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import se.nhv.store.AppendResult;
import se.nhv.store.Commit;
import se.nhv.store.HashChain;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.ResourceLog;

/** The log in memory. Thread-safe. */
public final class MemoryLog implements ResourceLog {
    private final List<LogEntry> entries = new ArrayList<>();

    @Override
    public synchronized Head head() {
        return entries.isEmpty() ? Head.EMPTY : Head.of(entries.get(entries.size() - 1));
    }

    @Override
    public synchronized AppendResult append(Head expected, List<Commit> commits) {
        if (!head().equals(expected)) {
            return new AppendResult.Conflict();
        }
        List<LogEntry> added = HashChain.entries(expected, commits);
        entries.addAll(added);
        return new AppendResult.Stored(added);
    }

    @Override
    public void replay(long after, Consumer<LogEntry> reader) {
        List<LogEntry> seen;
        synchronized (this) {
            int from = (int) Math.min(after, entries.size());
            seen = List.copyOf(entries.subList(from, entries.size()));
        }
        seen.forEach(reader);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void awaitChange(Duration atMost) {}

    @Override
    public void close() {}
}
