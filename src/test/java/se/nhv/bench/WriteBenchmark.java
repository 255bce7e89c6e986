package se.nhv.bench;

import ca.uhn.fhir.context.FhirContext;
import com.sun.management.OperatingSystemMXBean;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.hl7.fhir.r4.model.Organization;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.provider.ServedTypes;
import se.nhv.search.Search;
import se.nhv.search.parameter.SearchParameters;
import se.nhv.server.Assembly;
import se.nhv.store.LogAddress;
import se.nhv.store.content.ContentFiles;
import se.nhv.testing.PostgresServer;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;
import se.nhv.write.Command;
import se.nhv.write.Match;
import se.nhv.write.Register;
import se.nhv.write.SearchFinder;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/**
 * Measures acknowledged writes; not a test. Run its {@code main} with the test class path on a quiet machine; docs/benchmarks.md has
 * the command and the figures. {@link PublishBenchmark} measures what one write costs at 1, 10 and 100 times the data.
 *
 * <ul>
 *   <li>acknowledged writes per second by 1, 4 and 16 writers, SQLite and PostgreSQL, below HTTP: rules, log, next catalogue,
 *       publication, with the register's content and all parts of the catalogue that a server has
 *   <li>reads per second over HTTP, idle and while another client writes at full speed
 * </ul>
 */
public final class WriteBenchmark {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final Codec CODEC = new Codec(CONTEXT);
    private static final SearchParameters TABLE = new SearchParameters(CONTEXT, ServedTypes.names());
    private static final int SECONDS = 5;

    private WriteBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("nhv-benchmark");
        System.out.println("| log | writers | writes/s | p50 ms | p99 ms | CPU ms a write |");
        System.out.println("|---|---|---|---|---|---|");
        rows("SQLite", "sqlite:" + folder.resolve("log.sqlite"));
        try (PostgresServer database = PostgresServer.start()) {
            rows("PostgreSQL", database.address());
        }
        reads(folder.resolve("reads.sqlite"));
        System.exit(0);
    }

    private static void rows(String name, String log) throws Exception {
        CatalogueBuilder builder = new CatalogueBuilder(CODEC, Assembly.parts(TABLE));
        try (Register register =
                Register.open(LogAddress.parse(log).open(), ContentFiles.embedded(), builder, Clock.systemUTC())) {
            Writer writer = new Writer(
                    register,
                    CODEC,
                    new SearchFinder(new Search(TABLE, CODEC)),
                    () -> UUID.randomUUID().toString());
            row(name, 1, writer, false); // warms up
            for (int writers : List.of(1, 4, 16)) {
                row(name, writers, writer, true);
            }
        }
    }

    private static void row(String name, int writers, Writer writer, boolean shown) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<Future<List<Long>>> results = new ArrayList<>();
        long cpu = cpu();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (int i = 0; i < writers; i++) {
            String own = "writer-" + i;
            results.add(pool.submit(() -> write(writer, own, end)));
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> result : results) {
            nanos.addAll(result.get());
        }
        pool.shutdown();
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (shown) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.2f | %.2f | %.2f |%n",
                    name,
                    writers,
                    sorted.length / SECONDS,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    (cpu() - cpu) / 1e6 / sorted.length);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<Long> write(Writer writer, String own, long end) {
        List<Long> nanos = new ArrayList<>();
        Writer.Client client = new Writer.Client("", "http://register.example/fhir");
        for (int i = 0; System.nanoTime() < end; i++) {
            Organization organization = new Organization().setName("Mätning " + i);
            organization.setId(own + "-" + i % 25);
            organization.addAlias("x".repeat(1_200)); // the size of what the register holds
            Target target = new Target.Named(
                    new ResourceKey("Organization", organization.getIdElement().getIdPart()));
            long start = System.nanoTime();
            writer.write(new Command.Update(target, organization, Match.ANY), client);
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
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
