package se.nhv.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import se.nhv.store.LogRefusedException;

/** How a log file is opened, and what must be true of it before it is used. */
final class SqliteConnections {
    // A reader (backup) holds the file for moments only; a writer that waits longer has met something else.
    private static final int BUSY_MILLISECONDS = 5_000;

    private SqliteConnections() {}

    static Connection writing(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        return config.createConnection("jdbc:sqlite:" + path);
    }

    static Connection reading(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        return config.createConnection("jdbc:sqlite:" + path);
    }

    /** Both settings hold per connection and fail in silence, so they are read back. */
    static void requireDurability(Connection connection) throws SQLException {
        String journal = pragma(connection, "journal_mode");
        String synchronous = pragma(connection, "synchronous");
        if (!journal.equals("wal") || !synchronous.equals("2")) {
            throw new LogRefusedException("the log cannot be made durable here: journal_mode is " + journal
                    + " (must be wal), synchronous is " + synchronous + " (must be 2, FULL)");
        }
    }

    static void requireSound(Connection connection) throws SQLException {
        String found = pragma(connection, "quick_check");
        if (!found.equals("ok")) {
            throw new LogRefusedException("the log is damaged: " + found + ". Restore it from a backup");
        }
    }

    /** A database with tables but without ours belongs to somebody else. */
    static void requireOurs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            String stranger = null;
            while (row.next()) {
                String table = row.getString(1);
                if (table.equals("nhv_schema")) {
                    return;
                }
                stranger = table;
            }
            if (stranger != null) {
                throw new LogRefusedException("this is the database of another program: it has a table " + stranger);
            }
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
