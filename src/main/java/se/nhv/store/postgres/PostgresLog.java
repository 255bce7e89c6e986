package se.nhv.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

/** The log in PostgreSQL. Thread-safe; shared with other processes. */
public final class PostgresLog implements ResourceLog {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Keeps the nodes of one register from changing the schema at the same time; any number that is ours will do. */
    private static final String SCHEMA_LOCK = "SELECT pg_advisory_xact_lock(7235702)";

    private final String name;
    private final HikariDataSource pool;
    private final Listening listening;

    private PostgresLog(String name, HikariDataSource pool, Listening listening) {
        this.name = name;
        this.pool = pool;
        this.listening = listening;
    }

    /**
     * Opens the log; makes its tables when there are none.
     *
     * @param address {@code postgres://user:password@host:port/database}
     * @throws LogUnavailableException when the database cannot be reached
     * @throws LogRefusedException when it is newer than this program, or set to forget what it acknowledged
     */
    public static PostgresLog open(URI address) {
        Access access = Access.of(address);
        HikariDataSource pool;
        try {
            pool = access.pool();
        } catch (PoolInitializationException e) {
            throw new LogUnavailableException("the log " + access.name() + " cannot be reached: " + e.getMessage(), e);
        }
        try (Connection connection = pool.getConnection()) {
            requireDurability(connection);
            Schema.current().migrate(connection, SCHEMA_LOCK);
        } catch (SQLException e) {
            pool.close();
            throw new LogRefusedException("the log " + access.name() + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new PostgresLog(access.name(), pool, new Listening(access));
    }

    private static void requireDurability(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if (row.getString(1).equals("off")) {
                    throw new LogRefusedException(
                            "the database has " + setting + " off: it would forget writes that were acknowledged");
                }
            }
        }
    }

    @Override
    public Head head() {
        try (Connection connection = pool.getConnection()) {
            return VersionTable.head(connection);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public AppendResult append(Head expected, List<Commit> commits) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return append(connection, expected, commits);
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            if (isTaken(e)) {
                return new AppendResult.Conflict();
            }
            throw unavailable(e);
        }
    }

    private static AppendResult append(Connection connection, Head expected, List<Commit> commits) throws SQLException {
        if (!VersionTable.head(connection).equals(expected)) {
            connection.rollback();
            return new AppendResult.Conflict();
        }
        List<LogEntry> entries = HashChain.entries(expected, commits);
        VersionTable.insert(connection, entries);
        try (Statement statement = connection.createStatement()) {
            statement.execute("NOTIFY " + Listening.CHANNEL);
        }
        connection.commit();
        return new AppendResult.Stored(entries);
    }

    /** Another node took the number between our look and our insert. */
    private static boolean isTaken(SQLException e) {
        for (SQLException at = e; at != null; at = at.getNextException()) {
            if (UNIQUE_VIOLATION.equals(at.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void replay(long after, Consumer<LogEntry> reader) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false); // else the driver fetches all rows at once
            VersionTable.read(connection, after, reader);
            connection.commit();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void awaitChange(Duration atMost) {
        listening.await(atMost);
    }

    @Override
    public void close() {
        listening.close();
        pool.close();
    }

    private LogUnavailableException unavailable(SQLException e) {
        return new LogUnavailableException("the log " + name + ": " + e.getMessage(), e);
    }
}
