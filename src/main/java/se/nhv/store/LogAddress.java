package se.nhv.store;

import java.nio.file.Path;
import se.nhv.store.memory.MemoryLog;
import se.nhv.store.sqlite.SqliteLog;

/** Where a log is, as an operator writes it: {@code memory} or {@code sqlite:PATH}. Immutable. */
public sealed interface LogAddress {

    /** Opens the log to append to it. */
    ResourceLog open();

    /** A log that ends with the process. */
    record Memory() implements LogAddress {
        @Override
        public ResourceLog open() {
            return new MemoryLog();
        }
    }

    /** A SQLite file. */
    record Sqlite(Path path) implements LogAddress {
        @Override
        public ResourceLog open() {
            return SqliteLog.open(path);
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with the allowed forms when it is none
     */
    static LogAddress parse(String text) {
        if (text.equals("memory")) {
            return new Memory();
        }
        if (text.startsWith("sqlite:") && text.length() > "sqlite:".length()) {
            return new Sqlite(Path.of(text.substring("sqlite:".length())));
        }
        throw new IllegalArgumentException("not a log: '" + text + "'; allowed are memory and sqlite:PATH");
    }
}
