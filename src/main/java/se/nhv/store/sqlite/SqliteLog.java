package se.nhv.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import se.nhv.store.AppendResult;
import se.nhv.store.Commit;
import se.nhv.store.HashChain;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.ResourceLog;
import se.nhv.store.sql.Schema;
import se.nhv.store.sql.VersionTable;

/** The log in a SQLite file. Thread-safe: one connection, one at a time. */
public final class SqliteLog implements ResourceLog {
    private final LogFile file;
    private final Connection connection;

    private SqliteLog(LogFile file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the log to append to it; makes the file when there is none, the folder never.
     *
     * @throws LogRefusedException when it is damaged, in use, newer than this program, not writable or no log
     */
    public static SqliteLog open(Path path) {
        return open(path, Schema.current());
    }

    static SqliteLog open(Path path, Schema schema) {
        LogFile file = LogFile.lock(path);
        try {
            Connection connection = SqliteConnections.writing(path);
            try {
                SqliteConnections.requireDurability(connection);
                SqliteConnections.requireSound(connection);
                SqliteConnections.requireOurs(connection);
                schema.migrate(connection, "");
                file.remember();
                return new SqliteLog(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            file.close();
            throw new LogRefusedException("the log " + path + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
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
    public synchronized AppendResult append(Head expected, List<Commit> commits) {
        file.requireInPlace();
        try {
            connection.setAutoCommit(false);
            try {
                if (!VersionTable.head(connection).equals(expected)) {
                    return new AppendResult.Conflict();
                }
                List<LogEntry> entries = HashChain.entries(expected, commits);
                VersionTable.insert(connection, entries);
                connection.commit();
                return new AppendResult.Stored(entries);
            } finally {
                end();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Leaves the transaction: what was not committed is undone, and after a commit there is nothing to undo. */
    private void end() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Override
    public synchronized void replay(long after, Consumer<LogEntry> reader) {
        try {
            VersionTable.read(connection, after, reader);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void awaitChange(Duration atMost) {}

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unavailable(e);
        } finally {
            file.close();
        }
    }

    private LogUnavailableException unavailable(SQLException e) {
        return new LogUnavailableException("the log " + file.path() + ": " + e.getMessage(), e);
    }
}
