package se.nhv.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.nhv.store.Versions.NOON;
import static se.nhv.store.Versions.all;
import static se.nhv.store.Versions.commit;
import static se.nhv.store.Versions.organization;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.store.AppendResult;
import se.nhv.store.HashChain;
import se.nhv.store.Head;
import se.nhv.store.LogEntry;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.ResourceLog;
import se.nhv.store.ResourceLogContract;
import se.nhv.testing.PostgresServer;

class PostgresLogTest extends ResourceLogContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI database() {
        return URI.create(server.database("log" + DATABASES.incrementAndGet()));
    }

    @Override
    protected ResourceLog empty() {
        return PostgresLog.open(database());
    }

    @Test
    void whatOneNodeAppendsAnotherReads() {
        URI database = database();
        try (ResourceLog one = PostgresLog.open(database);
                ResourceLog two = PostgresLog.open(database)) {
            one.append(Head.EMPTY, List.of(commit("", organization("x", 1, NOON, "X"))));
            assertThat(all(two)).hasSize(1);
            assertThat(two.append(Head.EMPTY, List.of(commit("", organization("y", 1, NOON, "Y")))))
                    .isInstanceOf(AppendResult.Conflict.class);
        }
    }

    @Test
    void nodesThatAppendAtTheSameTimeLoseNothingAndLeaveNoGap() throws Exception {
        URI database = database();
        int nodes = 4;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        List<Future<Integer>> results = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            String id = "n" + node;
            Callable<Integer> work = () -> appended(database, id, each);
            results.add(pool.submit(work));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get()).isEqualTo(each);
        }
        pool.shutdown();
        try (ResourceLog log = PostgresLog.open(database)) {
            Head head = Head.EMPTY;
            for (LogEntry entry : all(log)) {
                head = HashChain.check(head, entry);
            }
            assertThat(head.sequence()).isEqualTo((long) nodes * each);
        }
    }

    private static int appended(URI database, String id, int times) {
        try (ResourceLog log = PostgresLog.open(database)) {
            int done = 0;
            while (done < times) {
                Head head = log.head();
                var commit =
                        commit("", organization(id, done + 1, head.instant().plusMillis(1), "X"));
                if (log.append(head, List.of(commit)) instanceof AppendResult.Stored) {
                    done++;
                }
            }
            return done;
        }
    }

    @Test
    void aDatabaseSetToForgetIsSetRightForTheLogsConnections() throws SQLException {
        URI database = database();
        String name = database.getPath().substring(1);
        try (Connection connection = Access.of(database).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
        }
        try (ResourceLog log = PostgresLog.open(database)) {
            assertThat(log.head()).isEqualTo(Head.EMPTY);
        }
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() throws SQLException {
        URI database = database();
        PostgresLog.open(database).close();
        try (Connection connection = Access.of(database).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO nhv_schema (number) VALUES (99)");
        }
        assertThatThrownBy(() -> PostgresLog.open(database))
                .isInstanceOf(LogRefusedException.class)
                .hasMessageContaining("newer program");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidToBeUnreachable() {
        assertThatThrownBy(() -> PostgresLog.open(URI.create("postgres://nhv@127.0.0.1:1/none")))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void addressesAreReadWithAndWithoutPasswordAndPort() {
        Access full = Access.of(URI.create("postgres://me:p%3Aw@db:6543/nhv?sslmode=require"));
        assertThat(full.url()).isEqualTo("jdbc:postgresql://db:6543/nhv?sslmode=require");
        assertThat(full.user()).isEqualTo("me");
        assertThat(full.password()).isEqualTo("p:w");
        assertThat(full.name()).doesNotContain("p:w");
        assertThat(Access.of(URI.create("postgresql://db/nhv")).url()).isEqualTo("jdbc:postgresql://db:5432/nhv");
    }
}
