package se.nhv.testing;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.server.Assembly;
import se.nhv.server.WebServer;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;

/** A real register on a free port, with the content that the program brings, and a plain HTTP client that asks it. */
public final class RunningRegister implements AutoCloseable {
    /** The fixed day that tests without a day of their own ask about. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private final String root;
    private @Nullable WebServer server;
    private @Nullable HttpClient client = HttpClient.newHttpClient();

    private RunningRegister(WebServer server) {
        this.server = server;
        this.root = "http://127.0.0.1:" + server.port();
    }

    /** Starts with the embedded default: memory log, no writes. */
    public static RunningRegister start() {
        return start(new Settings(new Listen("127.0.0.1", 0, null), Limits.DEFAULT, null, "memory", Writes.OFF, TODAY));
    }

    public static RunningRegister start(Settings settings) {
        WebServer server = new Assembly(settings).webServer();
        server.start();
        return new RunningRegister(server);
    }

    /** The address of the FHIR service. */
    public String base() {
        return root() + "/fhir";
    }

    public String root() {
        return root;
    }

    /** GET of a path below the FHIR base, characters as they are to be sent; headers as name, value, name, value. */
    public HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public HttpResponse<byte[]> post(String path, String contentType, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<byte[]> method(String method, String path, String contentType, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** The resource in an answer, JSON or XML by its content type. */
    public <T extends Resource> T resource(HttpResponse<byte[]> answer, Class<T> type) {
        boolean xml = answer.headers().firstValue("Content-Type").orElse("").contains("xml");
        var parser = xml ? CONTEXT.newXmlParser() : CONTEXT.newJsonParser();
        return type.cast(parser.parseResource(text(answer)));
    }

    /** GET and parse; for answers that must be 200. */
    public <T extends Resource> T read(String path, Class<T> type, String... headers) {
        HttpResponse<byte[]> answer = get(path, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + text(answer));
        }
        return resource(answer, type);
    }

    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    public static FhirContext context() {
        return CONTEXT;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base() + "/" + path));
        builder.timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return Objects.requireNonNull(client, "closed").send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new AssertionError(request.method() + " " + request.uri() + " failed: " + broken, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    /** Lets go of the register too: the static field of a test class that is done would keep a whole catalogue. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        server = null;
        client = null;
    }
}
