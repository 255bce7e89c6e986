package se.nhv.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The five queries of a day, each against a bare servlet on the same Jetty that sends the same bytes, in one run; start-up; and
 * memory with {@code -Xmx256m}. Prints the tables of docs/benchmarks.md.
 */
public final class DailyQueries {
    private static final int CONNECTIONS = 4;
    private static final int WARM_UP = 20_000;
    private static final int COUNT = 40_000;
    private static final int STARTS = 5;

    private record Question(String name, String path) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("read", "/Organization/sus"),
            new Question(
                    "destinations of a sure code",
                    "/HealthcareService/$nhv-destinations?diagnosis=Q71.3&homeCounty=12&date=2025-03-01"),
            new Question("areas of a candidate code", "/PlanDefinition/$nhv-areas?code=C20&date=2025-03-01"),
            new Question(
                    "services of an area with holders",
                    "/HealthcareService?service-type=https://nhv.example/fhir/CodeSystem/nhv-omrade%7Cavancerad-backenkirurgi"
                            + "&active=true&_include=HealthcareService:organization&_include:iterate=Organization:partof"),
            new Question(
                    "validate a code",
                    "/ValueSet/dysmeli-utlosande/$validate-code?system=urn:oid:1.2.752.116.1.1.1.1.3&code=Q71.3"));

    private DailyQueries() {}

    public static void main(String[] arguments) throws Exception {
        starts();
        try (ServerProcess register =
                ServerProcess.start(List.of("-Xmx256m", "-XX:+UseSerialGC"), "se.nhv.Main", "serve", "--port", "0")) {
            System.out.println(
                    "| query | bytes | req/s | p50 µs | p99 µs | CPU µs | bare servlet: req/s | CPU µs | ratio of CPU |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            for (Question question : QUESTIONS) {
                compare(question, register);
            }
            System.out.printf("%nMemory after the run with -Xmx256m: %d MB resident.%n", register.residentMegabytes());
        }
    }

    private static void starts() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (ServerProcess register =
                    ServerProcess.start(List.of("-XX:+UseSerialGC"), "se.nhv.Main", "serve", "--port", "0")) {
                millis.add(register.startMillis());
            }
        }
        millis.sort(null);
        System.out.printf(
                "Start, from the process to listening: median %d ms of %s.%n%n", millis.get(STARTS / 2), millis);
    }

    private static void compare(Question question, ServerProcess register) throws Exception {
        URI address = URI.create(register.address() + question.path());
        byte[] bytes = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body();
        Path file = Files.createTempFile("answer", ".json");
        Files.write(file, bytes);
        try (ServerProcess bare =
                ServerProcess.start(List.of("-XX:+UseSerialGC"), BareServlet.class.getName(), file.toString())) {
            Measured ours = measure(address, register);
            Measured limit = measure(URI.create(bare.address() + "/"), bare);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %d | %d | %.1f | %.0f | %.1f | %.2f |%n",
                    question.name(),
                    bytes.length,
                    ours.result().perSecond(),
                    ours.result().percentile(0.5),
                    ours.result().percentile(0.99),
                    ours.cpuMicros(),
                    limit.result().perSecond(),
                    limit.cpuMicros(),
                    ours.cpuMicros() / limit.cpuMicros());
        } finally {
            Files.delete(file);
        }
    }

    private record Measured(Load.Result result, double cpuMicros) {}

    private static Measured measure(URI address, ServerProcess server) throws IOException, InterruptedException {
        Load.run(address, CONNECTIONS, WARM_UP);
        double before = server.cpuMicros();
        Load.Result result = Load.run(address, CONNECTIONS, COUNT);
        return new Measured(result, (server.cpuMicros() - before) / result.micros().length);
    }
}
