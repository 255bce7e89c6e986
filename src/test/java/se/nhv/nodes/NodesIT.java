package se.nhv.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.testing.NhvProcess;
import se.nhv.testing.PostgresServer;

/** Three nodes on one PostgreSQL: they agree, and one that is cut off says so and catches up. */
class NodesIT {
    /** So many each, also on a machine that is slow to begin. */
    private static final int AT_LEAST = 5;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private PostgresServer database;
    private final List<NhvProcess> nodes = new ArrayList<>();

    @BeforeEach
    void start() {
        database = PostgresServer.start();
        Path content = NhvProcess.smallContent(folder);
        for (int i = 0; i < 3; i++) {
            nodes.add(NhvProcess.serve(folder, "", "--content", content.toString(), "--log", database.address()));
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(NhvProcess::close);
        database.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> put(String base, String id, String name, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/Organization/" + id))
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"name\":\"" + name + "\"}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private String base(int node) {
        return nodes.get(node).base();
    }

    /** Asks again until the answer is as it should be; the test's own time limit is the end of it. */
    private HttpResponse<String> until(String address, java.util.function.Predicate<HttpResponse<String>> right) {
        while (true) {
            HttpResponse<String> answer = get(address);
            if (right.test(answer)) {
                return answer;
            }
        }
    }

    @Test
    void concurrentConditionalUpdatesLoseNothing() throws Exception {
        concurrentConditionalUpdates(Duration.ofSeconds(2));
    }

    @Test
    @Tag("deep")
    void aMinuteOfConcurrentConditionalUpdatesLosesNothing() throws Exception {
        concurrentConditionalUpdates(Duration.ofSeconds(60));
    }

    private void concurrentConditionalUpdates(Duration howLong) throws InterruptedException, ExecutionException {
        assertThat(put(base(0), "shared", "first").statusCode()).isEqualTo(201);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<List<VersionHistory.Write>>> results = new ArrayList<>();
        long end = System.nanoTime() + howLong.toNanos();
        for (int writer = 0; writer < 6; writer++) {
            String node = base(writer % 3);
            String name = "writer " + writer;
            Callable<List<VersionHistory.Write>> work = () -> writes(node, name, end);
            results.add(pool.submit(work));
        }
        List<VersionHistory.Write> all = new ArrayList<>();
        for (Future<List<VersionHistory.Write>> result : results) {
            all.addAll(result.get());
        }
        pool.shutdown();
        assertThat(VersionHistory.faults(all, 2)).isEmpty();
        String newest = "\"versionId\":\"" + (all.size() + 1) + "\"";
        for (int node = 0; node < 3; node++) {
            until(base(node) + "/Organization/shared", answer -> answer.body().contains(newest));
        }
        for (VersionHistory.Write write : all) {
            List<String> stored = new ArrayList<>();
            for (int node = 0; node < 3; node++) {
                stored.add(get(base(node) + "/Organization/shared/_history/" + write.version())
                        .body());
            }
            assertThat(stored).allSatisfy(version -> assertThat(version).contains("\"" + write.content() + "\""));
        }
        List<String> histories = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            histories.add(get(base(node) + "/Organization/shared/_history?_count=1000")
                    .body()
                    .replace(base(node), ""));
        }
        assertThat(histories.get(1)).isEqualTo(histories.get(0));
        assertThat(histories.get(2)).isEqualTo(histories.get(0));
        System.out.println(all.size() + " conditional updates acknowledged by three nodes, none lost, none doubled");
    }

    /** Updates what it has read, as fast as it can; whoever was faster makes it read again. */
    private List<VersionHistory.Write> writes(String node, String name, long end) {
        List<VersionHistory.Write> done = new ArrayList<>();
        while (System.nanoTime() < end || done.size() < AT_LEAST) {
            int read = version(until(node + "/Organization/shared", answer -> answer.statusCode() == 200));
            String next = name + " number " + done.size();
            long sent = System.nanoTime();
            HttpResponse<String> answer = put(node, "shared", next, "If-Match", "W/\"" + read + "\"");
            if (answer.statusCode() == 200) {
                int made = version(answer);
                done.add(new VersionHistory.Write(read, made, next, sent, System.nanoTime()));
                // what was acknowledged here is visible here at once
                assertThat(version(get(node + "/Organization/shared"))).isGreaterThanOrEqualTo(made);
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
            }
        }
        return done;
    }

    private static int version(HttpResponse<String> answer) {
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        return Integer.parseInt(etag.replaceAll("\\D", ""));
    }

    @Test
    void whatOneNodeWritesTheOthersAnswerToo() {
        put(base(0), "spread", "x");
        for (int node = 1; node < 3; node++) {
            until(base(node) + "/Organization/spread", answer -> answer.statusCode() == 200);
        }
    }

    @Test
    void aNodeThatIsCutOffReadsOnRefusesWritesSaysSoAndCatchesUp() {
        put(base(0), "cut", "before");
        database.kill();

        HttpResponse<String> refused = put(base(0), "cut", "while");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("\"unavailable\"").doesNotContain("127.0.0.1");
        HttpResponse<String> read = until(
                base(0) + "/Organization/cut",
                answer -> answer.headers().firstValue("X-NHV-Log").isPresent());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("\"before\"");
        HttpResponse<String> health = get(base(0).replace("/fhir", "/health/ready"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"log\":\"unreachable\"");

        database.launch();
        until(
                base(1) + "/Organization/cut",
                answer -> answer.headers().firstValue("X-NHV-Log").isEmpty());
        until(
                base(0) + "/Organization/cut",
                answer -> answer.headers().firstValue("X-NHV-Log").isEmpty());
        assertThat(put(base(1), "cut", "after").statusCode()).isEqualTo(200);
        until(base(0) + "/Organization/cut", answer -> answer.body().contains("\"after\""));
    }
}
