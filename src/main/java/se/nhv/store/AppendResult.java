package se.nhv.store;

import java.util.List;

/** What became of an append. */
public sealed interface AppendResult {

    /** All is stored, durably. */
    record Stored(List<LogEntry> entries) implements AppendResult {
        public Stored {
            entries = List.copyOf(entries);
        }
    }

    /** Nothing is stored: another has appended since. */
    record Conflict() implements AppendResult {}
}
