package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.hl7.fhir.r4.model.Organization;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.feed.Timeline;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.LogAddress;
import se.nhv.store.Origin;
import se.nhv.store.content.ContentFiles;
import se.nhv.testing.PostgresServer;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;
import se.nhv.write.Register;

/**
 * Measures writes; not a test. Run its {@code main} with the test class path on a quiet machine; docs/benchmarks.md has the command and
 * the figures.
 *
 * <ul>
 *   <li>acknowledged writes per second, SQLite and PostgreSQL, below HTTP: log, next catalogue, publication
 *   <li>the same at 1, 10 and 100 times the data: what publication costs
 *   <li>start from a log of that size
 *   <li>reads per second over HTTP, idle and while another client writes at full speed
 * </ul>
 */
public final class WriteBenchmark {
    private static final Codec CODEC = new Codec(FhirContext.forR4Cached());
    private static final int SECONDS = 5;

    private WriteBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("nhv-benchmark");
        System.out.println("| log | resources | writes/s | p50 ms | p99 ms | CPU ms a write | start s |");
        System.out.println("|---|---|---|---|---|---|---|");
        int[] sizes = args.length == 0
                ? new int[] {1_000, 10_000, 100_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        for (int resources : sizes) {
            String log = "sqlite:" + folder.resolve("log-" + resources + ".sqlite");
            row("SQLite", resources, log);
        }
        try (PostgresServer database = PostgresServer.start()) {
            row("PostgreSQL", 1_000, database.address());
        }
        reads(folder.resolve("reads.sqlite"));
        System.exit(0);
    }

    private static Register open(String log) {
        return Register.open(
                LogAddress.parse(log).open(),
                ContentFiles.embedded(),
                new CatalogueBuilder(CODEC, List.of(Timeline.PART)),
                Clock.systemUTC());
    }

    private static void row(String name, int resources, String log) {
        try (Register register = open(log)) {
            fill(register, resources);
        }
        long start = System.nanoTime();
        try (Register register = open(log)) {
            double startSeconds = (System.nanoTime() - start) / 1e9;
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long[] nanos = write(register);
            double each = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6 / nanos.length;
            Arrays.sort(nanos);
            System.out.printf(
                    "| %s | %d | %d | %.2f | %.2f | %.2f | %.1f |%n",
                    name,
                    resources,
                    nanos.length / SECONDS,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    each,
                    startSeconds);
        }
    }

    private static void fill(Register register, int resources) {
        for (int from = 0; from < resources; from += 5_000) {
            int first = from;
            register.write(moment -> {
                List<ResourceVersion> versions = new ArrayList<>();
                for (int i = first; i < Math.min(first + 5_000, resources); i++) {
                    versions.add(version("filled-" + i, 1, moment));
                }
                return new Register.Plan<>(Origin.written("benchmark"), versions, now -> "");
            });
        }
    }

    private static long[] write(Register register) {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            String id = "written-" + i % 100;
            long start = System.nanoTime();
            register.write(moment -> {
                int next = moment.now()
                                .versions(new ResourceKey("Organization", id))
                                .size()
                        + 1;
                return new Register.Plan<>(Origin.written("benchmark"), List.of(version(id, next, moment)), now -> "");
            });
            nanos.add(System.nanoTime() - start);
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    private static ResourceVersion version(String id, int number, Register.Moment moment) {
        Organization organization = new Organization().setName("Mätning " + number);
        organization.setId(id);
        organization.addAlias("x".repeat(1_200)); // the size of what the register holds
        return CODEC.version(organization, number, moment.instant());
    }

    private static void reads(Path log) throws Exception {
        try (RunningRegister register = WritableRegister.start(log)) {
            readsPerSecond(register); // warms up
            double idle = readsPerSecond(register);
            AtomicBoolean writing = new AtomicBoolean(true);
            LongAdder written = new LongAdder();
            Thread writer = new Thread(() -> {
                for (int i = 0; writing.get(); i++) {
                    String body = "{\"resourceType\":\"Organization\",\"id\":\"busy\",\"name\":\"" + i + "\"}";
                    register.method("PUT", "Organization/busy", "application/fhir+json", body);
                    written.increment();
                }
            });
            writer.start();
            double busy = readsPerSecond(register);
            writing.set(false);
            writer.join();
            System.out.printf(
                    "%nreads/s idle %.0f, while writing %.0f (ratio %.2f) beside %d HTTP writes/s%n",
                    idle, busy, busy / idle, written.sum() / SECONDS);
        }
    }

    private static double readsPerSecond(RunningRegister register) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> results = new ArrayList<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        HttpRequest request = HttpRequest.newBuilder(URI.create(register.base() + "/Organization/sus"))
                .build();
        for (int i = 0; i < 4; i++) {
            results.add(pool.submit(() -> reads(client, request, end)));
        }
        int sum = 0;
        for (Future<Integer> result : results) {
            sum += result.get();
        }
        pool.shutdown();
        return (double) sum / SECONDS;
    }

    private static int reads(HttpClient client, HttpRequest request, long end)
            throws IOException, InterruptedException {
        int done = 0;
        while (System.nanoTime() < end) {
            byte[] body = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            if (!new String(body, StandardCharsets.UTF_8).contains("sus")) {
                throw new IllegalStateException("not the resource that was asked for");
            }
            done++;
        }
        return done;
    }
}
