package se.nhv.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogReader;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.sql.Schema;
import se.nhv.store.sql.VersionTable;

/** Reads a log file that another process may have open to append. Thread-safe: one at a time. */
public final class SqliteReader implements LogReader {
    private final Path path;
    private final Connection connection;

    private SqliteReader(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /**
     * Opens the file; never makes one.
     *
     * @throws LogRefusedException when it is damaged or no log
     */
    public static SqliteReader open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new LogRefusedException("there is no log " + path);
        }
        try {
            Connection connection = SqliteConnections.reading(path);
            try {
                SqliteConnections.requireSound(connection);
                SqliteConnections.requireOurs(connection);
                return new SqliteReader(path, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LogRefusedException("the log " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized Head head() {
        try {
            return VersionTable.head(connection);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public synchronized void replay(long after, Consumer<LogEntry> reader) {
        try {
            VersionTable.read(connection, Schema.number(connection), after, reader);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private LogUnavailableException unavailable(SQLException e) {
        return new LogUnavailableException("the log " + path + ": " + e.getMessage(), e);
    }
}
