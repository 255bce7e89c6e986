package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;
import static se.nhv.store.Versions.commit;
import static se.nhv.store.Versions.organization;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.store.BaseEdition;
import se.nhv.store.Commit;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.Origin;
import se.nhv.store.ResourceLog;
import se.nhv.store.Versions;
import se.nhv.store.sqlite.SqliteLog;

/** What an operator does with a log: back it up, restore it, check it, see what changed. */
class LogCommandsTest {
    private static final Instant BASE = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void aLog() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (ResourceLog log = SqliteLog.open(file("nhv.sqlite"))) {
            var base = Origin.base(new BaseEdition("1", BASE));
            log.append(
                    Head.EMPTY,
                    List.of(
                            new Commit(base, List.of(organization("a", 1, BASE, "A"), organization("b", 1, BASE, "B"))),
                            commit("editor", organization("a", 2, LATER, "A ny")),
                            commit("editor", organization("c", 1, LATER.plusMillis(1), "C"))));
        }
    }

    @AfterEach
    void theConsole() {
        System.setOut(console);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String log(String name) {
        return "sqlite:" + file(name);
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<LogEntry> entries(Path file) {
        try (ResourceLog log = SqliteLog.open(file)) {
            return Versions.all(log);
        }
    }

    @Test
    void aBackupRestoresToTheSameLogHashForHash() {
        assertThat(Main.run("backup", log("nhv.sqlite"), file("copy.sqlite").toString()))
                .isZero();
        assertThat(Main.run("restore", file("copy.sqlite").toString(), log("restored.sqlite")))
                .isZero();
        List<String> chains =
                entries(file("nhv.sqlite")).stream().map(LogEntry::chain).toList();
        assertThat(entries(file("restored.sqlite"))).extracting(LogEntry::chain).isEqualTo(chains);
        assertThat(entries(file("restored.sqlite")))
                .extracting(LogEntry::transaction)
                .containsExactly(1L, 1L, 3L, 4L);
    }

    @Test
    void aBackupIsTakenWhileTheServerHasTheLogOpen() {
        try (ResourceLog open = SqliteLog.open(file("nhv.sqlite"))) {
            assertThat(open.head().sequence()).isEqualTo(4);
            assertThat(Main.run("backup", log("nhv.sqlite"), file("copy.sqlite").toString()))
                    .isZero();
        }
        assertThat(entries(file("copy.sqlite"))).hasSize(4);
    }

    @Test
    void nothingThatIsThereIsOverwritten() {
        assertThat(Main.run("backup", log("nhv.sqlite"), file("nhv.sqlite").toString()))
                .isEqualTo(1);
        Main.run("backup", log("nhv.sqlite"), file("copy.sqlite").toString());
        assertThat(Main.run("restore", file("copy.sqlite").toString(), log("nhv.sqlite")))
                .isEqualTo(1);
        assertThat(entries(file("nhv.sqlite"))).hasSize(4);
    }

    @Test
    void aSoundLogIsSaidToBeSound() {
        assertThat(Main.run("verify-log", log("nhv.sqlite"))).isZero();
        assertThat(out()).contains("4 versions, 3 current resources, 0 faults");
    }

    @Test
    void aLogThatSomebodyChangedIsFoundOut() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file("nhv.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE version SET content = replace(content, 'A ny', 'A gl') WHERE sequence = 3");
        }
        assertThat(Main.run("verify-log", log("nhv.sqlite"))).isEqualTo(1);
        assertThat(out()).contains("entry 3").contains("Organization/a");
        assertThat(Main.run("backup", log("nhv.sqlite"), file("copy.sqlite").toString()))
                .isEqualTo(1);
    }

    @Test
    void aRemovedEntryIsFoundOut() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file("nhv.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM version WHERE sequence = 2");
        }
        assertThat(Main.run("verify-log", log("nhv.sqlite"))).isEqualTo(1);
        assertThat(out()).contains("gap");
    }

    @Test
    void theDifferenceBetweenTwoDaysIsToldInPlainWords() {
        assertThat(Main.run("diff", log("nhv.sqlite"), "2026-11-30", "2026-12-02"))
                .isEqualTo(1);
        assertThat(out().lines())
                .containsExactly("Ändrad: Organization/a A ny", "  name: A → A ny", "Ny: Organization/c C");
    }

    @Test
    void theDifferenceBetweenTwoEditionsIsToldInEnglishAsWell() {
        assertThat(Main.run("diff", log("nhv.sqlite"), "1", "1.3", "--language", "en"))
                .isEqualTo(1);
        assertThat(out().lines()).containsExactly("Changed: Organization/a A ny", "  name: A → A ny");
    }

    @Test
    void theDifferenceIsAHistoryBundleToo() {
        Main.run("diff", log("nhv.sqlite"), "1", "2026-12-01T10:00:00.001Z", "--fhir");
        assertThat(out()).startsWith("{\"resourceType\":\"Bundle\"").contains("\"type\":\"history\",\"total\":2");
    }

    @Test
    void whereNothingDiffersThatIsSaid() {
        assertThat(Main.run("diff", log("nhv.sqlite"), "2026-11-22", "2026-11-23"))
                .isZero();
        assertThat(out()).contains("Inget skiljer.");
    }

    @Test
    void aMomentThatIsNoneIsAFaultOfTheCommandLine() {
        assertThat(Main.run("diff", log("nhv.sqlite"), "yesterday", "2026-11-23"))
                .isEqualTo(2);
        assertThat(Main.run("verify-log", "oracle:x")).isEqualTo(2);
    }
}
