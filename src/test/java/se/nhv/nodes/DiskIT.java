package se.nhv.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.testing.NhvProcess;

/** A disk that is full, read-only, or another's: a clear refusal at the right moment, and reads go on where they can. */
class DiskIT {
    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("nhv.sqlite");
    }

    private NhvProcess serve(String before) {
        String content = NhvProcess.smallContent(folder).toString();
        return NhvProcess.serve(folder, before, "--content", content, "--log", "sqlite:" + log());
    }

    private static HttpResponse<String> put(String base, String id, String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/Organization/" + id))
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"name\":\"" + name + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aFullDiskRefusesWritesAndReadsGoOn() throws Exception {
        // no file may grow beyond 4 MB: what a full disk is to a database
        try (NhvProcess server = serve("ulimit -f 8192;")) {
            String large = "x".repeat(400_000);
            int accepted = 0;
            HttpResponse<String> answer = put(server.base(), "o0", large);
            while (answer.statusCode() == 201) {
                accepted++;
                answer = put(server.base(), "o" + accepted, large);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("\"unavailable\"");
            assertThat(accepted).isPositive();
            assertThat(get(server.base() + "/Organization/o0").statusCode()).isEqualTo(200);
            assertThat(get(server.base() + "/Organization/o" + accepted).statusCode())
                    .isEqualTo(404);
            assertThat(get(server.base().replace("/fhir", "/health/ready")).body())
                    .contains("unreachable");
        }
        try (NhvProcess server = serve("")) {
            assertThat(get(server.base() + "/Organization/o0").statusCode()).isEqualTo(200);
            assertThat(put(server.base(), "after", "x").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aFileThatMayNotBeWrittenIsRefusedAtTheStart() throws IOException {
        serve("").close();
        byte[] before = Files.readAllBytes(log());
        Files.setPosixFilePermissions(log(), PosixFilePermissions.fromString("r--r--r--"));
        // root may write everywhere, unless that right is taken from it
        String limits = System.getProperty("user.name").equals("root")
                ? "exec setpriv --inh-caps=-dac_override --bounding-set=-dac_override \"$@\";"
                : "";
        String content = NhvProcess.smallContent(folder).toString();
        try (NhvProcess server = NhvProcess.run(
                folder, limits, "serve", "--port", "0", "--content", content, "--log", "sqlite:" + log())) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors()).contains("cannot be written");
        }
        assertThat(Files.readAllBytes(log())).isEqualTo(before);
    }

    @Test
    void aSecondServerOnTheSameFileIsRefused() {
        try (NhvProcess first = serve("")) {
            String content = NhvProcess.smallContent(folder).toString();
            try (NhvProcess second = NhvProcess.run(
                    folder, "", "serve", "--port", "0", "--content", content, "--log", "sqlite:" + log())) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.errors()).contains("in use");
            }
            assertThat(first.base()).isNotEmpty();
        }
    }
}
