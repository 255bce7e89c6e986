package se.nhv.store;

import java.net.URI;
import java.nio.file.Path;
import se.nhv.store.memory.MemoryLog;
import se.nhv.store.postgres.PostgresLog;
import se.nhv.store.sqlite.SqliteLog;
import se.nhv.store.sqlite.SqliteReader;

/** Where a log is, as an operator writes it: {@code memory}, {@code sqlite:PATH} or {@code postgres://…}. Immutable. */
public sealed interface LogAddress {

    /** Opens the log to append to it. */
    ResourceLog open();

    /** Whether several nodes may append to it. */
    default boolean shared() {
        return false;
    }

    /** Opens the log to read it, while another process may append. */
    LogReader openToRead();

    /** A log that ends with the process. */
    record Memory() implements LogAddress {
        @Override
        public ResourceLog open() {
            return new MemoryLog();
        }

        @Override
        public LogReader openToRead() {
            throw new LogRefusedException("a log in memory belongs to its process; name another");
        }
    }

    /** A SQLite file. */
    record Sqlite(Path path) implements LogAddress {
        @Override
        public ResourceLog open() {
            return SqliteLog.open(path);
        }

        @Override
        public LogReader openToRead() {
            return SqliteReader.open(path);
        }
    }

    /** A PostgreSQL database that several nodes share. */
    record Postgres(URI address) implements LogAddress {
        @Override
        public ResourceLog open() {
            return PostgresLog.open(address);
        }

        @Override
        public LogReader openToRead() {
            return open();
        }

        @Override
        public boolean shared() {
            return true;
        }

        /** Without the password: addresses are logged. */
        @Override
        public String toString() {
            return "postgres://" + address.getHost() + address.getPath();
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
        if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getPath().length() > 1) {
                return new Postgres(address);
            }
        }
        throw new IllegalArgumentException(
                "not a log; allowed are memory, sqlite:PATH and postgres://USER:PASSWORD@HOST:PORT/DATABASE");
    }
}
