package se.nhv.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.BaseEdition;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogRefusedException;
import se.nhv.store.Origin;

/** The statements on the table {@code version}. Pure: the caller owns connection and transaction. */
public final class VersionTable {
    private static final String FIRST_COLUMNS =
            "sequence, transaction_start, type, id, version_id, instant, deleted, author, base, content, hash, chain";
    private static final String COLUMNS = FIRST_COLUMNS + ", method";
    private static final String HEAD =
            "SELECT sequence, chain, instant FROM version WHERE sequence = (SELECT max(sequence) FROM version)";
    private static final String AFTER = " FROM version WHERE sequence > ? ORDER BY sequence";
    private static final String INSERT =
            "INSERT INTO version (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int METHOD_SCHEMA = 2;
    private static final String POST = "POST";
    // Enough to make round trips cheap, little enough to fit beside the catalogue in a small heap.
    private static final int ROWS_AT_A_TIME = 500;

    private VersionTable() {}

    public static Head head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEAD);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new Head(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)))
                    : Head.EMPTY;
        }
    }

    public static void insert(Connection connection, List<LogEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (LogEntry entry : entries) {
                ResourceVersion version = entry.version();
                BaseEdition base = entry.origin().base();
                insert.setLong(1, entry.sequence());
                insert.setLong(2, entry.transaction());
                insert.setString(3, version.key().type());
                insert.setString(4, version.key().id());
                insert.setInt(5, version.versionId());
                insert.setLong(6, version.lastUpdated().toEpochMilli());
                insert.setInt(7, version.deleted() ? 1 : 0);
                insert.setString(8, entry.origin().author());
                insert.setString(9, base == null ? "" : base.toString());
                insert.setBytes(10, version.json());
                insert.setString(11, entry.hash());
                insert.setString(12, entry.chain());
                insert.setString(13, version.posted() ? POST : "");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Reads row by row; on PostgreSQL only outside auto-commit, where the driver honours the fetch size. */
    public static void read(Connection connection, long after, Consumer<LogEntry> reader) throws SQLException {
        read(connection, "SELECT " + COLUMNS + AFTER, after, reader);
    }

    /** Reads a table as its schema number {@code schema} has it, which may not be migrated by who only reads. */
    public static void read(Connection connection, int schema, long after, Consumer<LogEntry> reader)
            throws SQLException {
        String columns = schema >= METHOD_SCHEMA ? COLUMNS : FIRST_COLUMNS + ", ''";
        read(connection, "SELECT " + columns + AFTER, after, reader);
    }

    private static void read(Connection connection, String select, long after, Consumer<LogEntry> reader)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(select)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            query.setLong(1, after);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.accept(entry(row));
                }
            }
        }
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        try {
            return wellFormed(row);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException damaged) {
            throw new LogRefusedException("entry " + row.getLong(1) + " of the log cannot be read", damaged);
        }
    }

    private static LogEntry wellFormed(ResultSet row) throws SQLException {
        String base = row.getString(9);
        var version = new ResourceVersion(
                new ResourceKey(row.getString(3), row.getString(4)),
                row.getInt(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getInt(7) == 1,
                row.getBytes(10),
                POST.equals(row.getString(13)));
        var origin = new Origin(row.getString(8), base.isEmpty() ? null : BaseEdition.parse(base));
        return new LogEntry(row.getLong(1), row.getLong(2), version, origin, row.getString(11), row.getString(12));
    }
}
