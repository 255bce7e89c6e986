package se.nhv.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.nhv.store.Versions.NOON;
import static se.nhv.store.Versions.all;
import static se.nhv.store.Versions.commit;
import static se.nhv.store.Versions.organization;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.store.AppendResult;
import se.nhv.store.Commit;
import se.nhv.store.HashChain;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogReader;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.ResourceLog;
import se.nhv.store.ResourceLogContract;
import se.nhv.store.sql.Schema;

class SqliteLogTest extends ResourceLogContract {
    @TempDir
    private Path folder;

    @Override
    protected ResourceLog empty() {
        return SqliteLog.open(file());
    }

    private Path file() {
        return folder.resolve("nhv.sqlite");
    }

    private static Commit one(int version) {
        return commit("", organization("x", version, NOON.plusMillis(version), "X" + version));
    }

    private void filled(int versions) {
        try (ResourceLog log = empty()) {
            for (int version = 1; version <= versions; version++) {
                log.append(log.head(), List.of(one(version)));
            }
        }
    }

    @Test
    void whatWasAppendedIsThereAfterTheLogIsOpenedAgain() {
        filled(3);
        try (ResourceLog log = SqliteLog.open(file())) {
            assertThat(all(log)).hasSize(3);
            assertThat(log.append(log.head(), List.of(one(4)))).isInstanceOf(AppendResult.Stored.class);
        }
    }

    @Test
    void durabilityIsReadBackFromTheConnection() throws SQLException {
        filled(1);
        try (Connection connection = SqliteConnections.writing(file())) {
            SqliteConnections.requireDurability(connection);
        }
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = plain.createStatement()) {
            statement.execute("PRAGMA synchronous=NORMAL");
            assertThatThrownBy(() -> SqliteConnections.requireDurability(plain))
                    .isInstanceOf(LogRefusedException.class)
                    .hasMessageContaining("synchronous is 1");
        }
    }

    @Test
    void aSecondProcessIsToldThatTheLogIsInUse() {
        try (ResourceLog log = empty()) {
            assertThatThrownBy(() -> SqliteLog.open(file()))
                    .isInstanceOf(LogRefusedException.class)
                    .hasMessageContaining("in use");
            assertThat(log.head()).isEqualTo(Head.EMPTY);
        }
    }

    @Test
    void aRefusedLogIsFreeForTheNextTry() throws IOException {
        Files.writeString(
                file(), "this is no database, and long enough that nobody takes it for an empty one".repeat(20));
        assertThatThrownBy(this::empty).isInstanceOf(LogRefusedException.class).hasMessageContaining("nhv.sqlite");
        Files.delete(file());
        empty().close();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndNotTouched() throws IOException {
        String text = "not a database ".repeat(400);
        Files.writeString(file(), text);
        assertThatThrownBy(this::empty).isInstanceOf(LogRefusedException.class);
        assertThat(Files.readString(file())).isEqualTo(text);
    }

    @Test
    void aDatabaseOfSomebodyElseIsRefusedAndNotTouched() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoices (id INTEGER)");
        }
        assertThatThrownBy(this::empty).isInstanceOf(LogRefusedException.class).hasMessageContaining("invoices");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        Path missing = folder.resolve("no").resolve("nhv.sqlite");
        assertThatThrownBy(() -> SqliteLog.open(missing))
                .isInstanceOf(LogRefusedException.class)
                .hasMessageContaining("no folder");
        assertThat(missing.getParent()).doesNotExist();
    }

    @Test
    void aJournalWithoutItsLogIsRefusedInsteadOfStartingEmpty() throws IOException {
        Files.write(Path.of(file() + "-wal"), new byte[100]);
        assertThatThrownBy(this::empty).isInstanceOf(LogRefusedException.class).hasMessageContaining("missing");
        assertThat(file()).doesNotExist();
    }

    private static List<String> currentAnd(String script) {
        List<String> scripts = new ArrayList<>(Schema.current().scripts());
        scripts.add(script);
        return scripts;
    }

    /** What the first version of the program left behind: no column for the method. */
    private void filledByTheFirstProgram(int versions) throws SQLException {
        filled(versions);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE version DROP COLUMN method");
            statement.execute("DELETE FROM nhv_schema WHERE number > 1");
        }
    }

    @Test
    void aLogOfTheFirstProgramIsReadWithoutBeingChanged() throws SQLException {
        filledByTheFirstProgram(2);
        try (LogReader log = SqliteReader.open(file())) {
            List<LogEntry> entries = new ArrayList<>();
            log.replay(0, entries::add);
            assertThat(entries).hasSize(2).noneMatch(entry -> entry.version().posted());
        }
    }

    @Test
    void aLogOfTheFirstProgramGoesOnWithTheSameHashes() throws SQLException {
        filledByTheFirstProgram(2);
        try (ResourceLog log = empty()) {
            log.append(
                    log.head(),
                    List.of(commit(
                            "", organization("y", 1, NOON.plusMillis(9), "Y").asPosted())));
            Head head = Head.EMPTY;
            for (LogEntry entry : all(log)) {
                head = HashChain.check(head, entry);
            }
            assertThat(head).isEqualTo(log.head());
            assertThat(all(log)).extracting(entry -> entry.version().posted()).containsExactly(false, false, true);
        }
    }

    @Test
    void aLogOfANewerProgramIsRefusedAndKept() {
        List<String> newer = currentAnd("CREATE TABLE later (x INTEGER)");
        try (ResourceLog log = SqliteLog.open(file(), new Schema(newer))) {
            log.append(Head.EMPTY, List.of(one(1)));
        }
        assertThatThrownBy(this::empty).isInstanceOf(LogRefusedException.class).hasMessageContaining("newer program");
        try (ResourceLog log = SqliteLog.open(file(), new Schema(newer))) {
            assertThat(all(log)).hasSize(1);
        }
    }

    @Test
    void aLogOfAnOlderProgramIsMigratedAndKeepsItsEntries() {
        filled(2);
        List<String> newer = currentAnd("ALTER TABLE version ADD COLUMN note TEXT DEFAULT ''");
        try (ResourceLog log = SqliteLog.open(file(), new Schema(newer))) {
            assertThat(all(log)).hasSize(2);
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheOldSchemaUsable() {
        filled(2);
        List<String> broken = currentAnd("ALTER TABLE version ADD COLUMN note TEXT; CREATE NONSENSE");
        assertThatThrownBy(() -> SqliteLog.open(file(), new Schema(broken))).isInstanceOf(LogRefusedException.class);
        try (ResourceLog log = empty()) {
            assertThat(all(log)).hasSize(2);
        }
    }

    @Test
    void aDamagedPageIsFoundWhenTheLogIsOpened() throws IOException {
        filled(200);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            for (long page = 3; page * 4096 < channel.size(); page++) {
                channel.write(ByteBuffer.allocate(512), page * 4096);
            }
        }
        assertThatThrownBy(this::empty).isInstanceOf(LogRefusedException.class).hasMessageContaining("damaged");
    }

    @Test
    void aLogThatIsRemovedWhileInUseTakesNoMoreWrites() throws IOException {
        try (ResourceLog log = empty()) {
            log.append(Head.EMPTY, List.of(one(1)));
            Head head = log.head();
            Files.delete(file());
            assertThatThrownBy(() -> log.append(head, List.of(one(2))))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("removed or replaced");
            assertThat(all(log)).hasSize(1);
        }
    }
}
