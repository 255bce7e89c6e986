package se.nhv.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import se.nhv.store.LogRefusedException;

/**
 * Brings a database to the newest schema: the numbered files that it has not seen are run in order, each in one
 * transaction with the note that it ran.
 *
 * @param scripts the files' texts; the first is number 1
 */
public record Schema(List<String> scripts) {
    private static final List<String> FILES = List.of("001-version.sql", "002-method.sql");

    public Schema {
        scripts = List.copyOf(scripts);
    }

    /** The schema of this program. */
    public static Schema current() {
        return new Schema(FILES.stream().map(Schema::read).toList());
    }

    /**
     * Runs what is missing. The connection is in auto-commit mode before and after.
     *
     * @param lock a statement that keeps other processes out until the commit; empty when there are none
     * @throws LogRefusedException when the database is newer than this program
     */
    public void migrate(Connection connection, String lock) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (!lock.isEmpty()) {
                statement.execute(lock);
            }
            statement.execute("CREATE TABLE IF NOT EXISTS nhv_schema (number INTEGER NOT NULL PRIMARY KEY)");
            int have = version(statement);
            if (have > scripts.size()) {
                throw new LogRefusedException("the log has schema " + have
                        + ", made by a newer program; this one knows " + scripts.size() + ". Nothing was changed");
            }
            for (int number = have + 1; number <= scripts.size(); number++) {
                run(connection, statement, number);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The number of the newest script that a database has seen. */
    public static int number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return version(statement);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT coalesce(max(number), 0) FROM nhv_schema")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void run(Connection connection, Statement statement, int number) throws SQLException {
        // no text in our schema holds a semicolon, so none has to be understood
        for (String command : scripts.get(number - 1).replaceAll("--[^\n]*", "").split(";")) {
            if (!command.isBlank()) {
                statement.execute(command);
            }
        }
        try (PreparedStatement note = connection.prepareStatement("INSERT INTO nhv_schema (number) VALUES (?)")) {
            note.setInt(1, number);
            note.executeUpdate();
        }
    }

    private static String read(String file) {
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
