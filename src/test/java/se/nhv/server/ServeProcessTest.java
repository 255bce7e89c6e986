package se.nhv.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sees: the printed address, the answer to SIGTERM, exit codes and help. Starts real processes. */
class ServeProcessTest {

    @Test
    void portZeroPrintsTheAddressAndSigtermStopsWithinFiveSeconds() throws Exception {
        Process process = nhv("serve", "--port", "0", "--today", "2026-11-22");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.lines()
                    .filter(said -> said.contains("http"))
                    .findFirst()
                    .orElse("");
            assertThat(line).matches("NHV register: http://127\\.0\\.0\\.1:[1-9]\\d*/fhir");
            String base = line.substring(line.indexOf("http"));
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(base + "/metadata")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            process.destroy(); // SIGTERM
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("stopped").isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "nhv {0} exits with {1}")
    @CsvSource({
        "--help, 0, Exit codes",
        "serve --help, 0, --port",
        "--version, 0, nhv",
        "serv, 2, Did you mean",
        "serve --port x, 2, --port",
        "serve --port 70000, 2, 65535",
        "serve --today 2024-13-01, 2, --today",
        "serve --writes open --host 0.0.0.0, 2, loopback",
        "serve --content finns-inte --port 0, 1, finns-inte",
        "serve --port 0 --once, 0, /fhir/metadata: 200",
        "serve --content finns-inte --port 0 --once, 1, finns-inte",
    })
    void theCommandLineExplainsItself(String line, int exit, String says) throws Exception {
        Process process = nhv(line.split(" "));
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(text).contains(says).doesNotContain("\tat ");
        assertThat(process.exitValue()).as(text).isEqualTo(exit);
    }

    private static Process nhv(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "se.nhv.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
