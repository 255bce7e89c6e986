package se.nhv.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.testing.NhvProcess;
import se.nhv.testing.PostgresServer;

/** What was acknowledged is there after a kill -9 at any moment, whole transactions only, and the log's hashes hold. */
class CrashIT {
    private static final long SEED = 20261122;

    @TempDir
    private Path folder;

    @Test
    void theServerOnSqliteIsKilledUnderLoad() {
        serverKilled(3);
    }

    @Test
    @Tag("deep")
    void theServerOnSqliteIsKilledUnderLoadTwoHundredTimes() {
        serverKilled(200);
    }

    @Test
    void postgresIsKilledUnderANode() {
        databaseKilled(3);
    }

    @Test
    @Tag("deep")
    void postgresIsKilledUnderANodeFiftyTimes() {
        databaseKilled(50);
    }

    private void serverKilled(int times) {
        Random random = new Random(SEED);
        Path content = NhvProcess.smallContent(folder);
        String log = "sqlite:" + folder.resolve("nhv.sqlite");
        Load load = new Load(4);
        for (int i = 0; i < times; i++) {
            try (NhvProcess server = NhvProcess.serve(folder, "", "--content", content.toString(), "--log", log)) {
                assertThat(load.faults(server.base()))
                        .as("after kill " + i + ", seed " + SEED)
                        .isEmpty();
                load.start(server.base());
                load.await(1 + random.nextInt(150));
                server.kill();
                load.stop();
            }
        }
        try (NhvProcess server = NhvProcess.serve(folder, "", "--content", content.toString(), "--log", log)) {
            assertThat(load.faults(server.base())).isEmpty();
        }
        try (NhvProcess verify = NhvProcess.run(folder, "", "verify-log", log)) {
            assertThat(verify.exitCode()).as(verify.errors()).isZero();
        }
        System.out.println("killed " + times + " times, " + load.total() + " writes acknowledged, none lost");
    }

    private void databaseKilled(int times) {
        Random random = new Random(SEED);
        Path content = NhvProcess.smallContent(folder);
        Load load = new Load(4);
        try (PostgresServer database = PostgresServer.start();
                NhvProcess node = node(database, content)) {
            load.start(node.base());
            for (int i = 0; i < times; i++) {
                load.await(1 + random.nextInt(100));
                database.kill();
                database.launch();
            }
            load.await(20);
            load.stop();
            assertThat(load.faults(node.base())).isEmpty();
            try (NhvProcess fresh = node(database, content)) {
                assertThat(load.faults(fresh.base())).isEmpty();
            }
        }
        System.out.println("database killed " + times + " times, " + load.total() + " writes acknowledged, none lost");
    }

    private NhvProcess node(PostgresServer database, Path content) {
        return NhvProcess.serve(folder, "", "--content", content.toString(), "--log", database.address());
    }
}
