package se.nhv.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
        concurrentConditionalUpdates(15);
    }

    @Test
    @Tag("deep")
    void manyConcurrentConditionalUpdatesLoseNothing() throws Exception {
        concurrentConditionalUpdates(2_000);
    }

    /** A write that was acknowledged: which version it made, and of what. */
    private record Acknowledged(int version, String name) {}

    private void concurrentConditionalUpdates(int each) throws InterruptedException, ExecutionException {
        assertThat(put(base(0), "shared", "first").statusCode()).isEqualTo(201);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<List<Acknowledged>>> results = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            String node = base(writer % 3);
            String name = "writer " + writer;
            Callable<List<Acknowledged>> work = () -> writes(node, name, each);
            results.add(pool.submit(work));
        }
        List<Acknowledged> all = new ArrayList<>();
        for (Future<List<Acknowledged>> result : results) {
            all.addAll(result.get());
        }
        pool.shutdown();
        // each version was made by exactly one acknowledged write: none lost, none doubled, none invented
        assertThat(all).extracting(Acknowledged::version).doesNotHaveDuplicates();
        assertThat(all.stream().mapToInt(Acknowledged::version).max().orElseThrow())
                .isEqualTo(all.size() + 1);
        for (Acknowledged write : all) {
            assertThat(get(base(0) + "/Organization/shared/_history/" + write.version())
                            .body())
                    .contains("\"" + write.name() + "\"");
        }
        String newest = "\"versionId\":\"" + (all.size() + 1) + "\"";
        List<String> histories = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            until(base(node) + "/Organization/shared", answer -> answer.body().contains(newest));
            histories.add(get(base(node) + "/Organization/shared/_history?_count=1000")
                    .body()
                    .replace(base(node), ""));
        }
        assertThat(histories.get(1)).isEqualTo(histories.get(0));
        assertThat(histories.get(2)).isEqualTo(histories.get(0));
    }

    private List<Acknowledged> writes(String node, String name, int count) {
        List<Acknowledged> done = new ArrayList<>();
        while (done.size() < count) {
            HttpResponse<String> read = until(node + "/Organization/shared", answer -> answer.statusCode() == 200);
            String etag = read.headers().firstValue("ETag").orElseThrow();
            String next = name + " number " + done.size();
            HttpResponse<String> answer = put(node, "shared", next, "If-Match", etag);
            if (answer.statusCode() == 200) {
                String made = answer.headers().firstValue("ETag").orElseThrow();
                int version = Integer.parseInt(made.replaceAll("\\D", ""));
                assertThat(version).isEqualTo(Integer.parseInt(etag.replaceAll("\\D", "")) + 1);
                // what was acknowledged here is visible here at once
                int seen = Integer.parseInt(get(node + "/Organization/shared")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow()
                        .replaceAll("\\D", ""));
                assertThat(seen).isGreaterThanOrEqualTo(version);
                done.add(new Acknowledged(version, next));
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
            }
        }
        return done;
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
