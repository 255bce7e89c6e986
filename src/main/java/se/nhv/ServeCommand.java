package se.nhv;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.nhv.server.Assembly;
import se.nhv.server.WebServer;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;

/** {@code nhv serve}: answers until it is told to stop. */
@Command(
        name = "serve",
        description = "Serve the register over HTTP until SIGTERM or SIGINT.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        footer = {"", "Exit codes: 0 stopped when asked to, 1 cannot serve, 2 the command line is wrong."})
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--host", paramLabel = "NAME", description = "Name or address to listen on.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 picks a free one and prints it.")
    private int port = 8080;

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "Address of /fhir as clients know it, for links and references; default: the one they ask.")
    private @Nullable String base;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the log; without --log it holds nhv.sqlite.")
    private @Nullable Path data;

    @Option(
            names = "--log",
            paramLabel = "WHERE",
            description =
                    "memory, sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE. Default: memory, or sqlite in --data.")
    private @Nullable String log;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Folder of resources; default: those in the program.")
    private @Nullable Path content;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            description = "A fixed day, for testers; default: today in Stockholm.")
    private @Nullable LocalDate today;

    @Option(names = "--writes", paramLabel = "WHO", description = "off, or open on a loopback address only.")
    private Writes writes = Writes.OFF;

    @Option(
            names = "--cds-clients",
            paramLabel = "FILE",
            description = "Keys of the CDS Hooks clients that may call (docs/cds-hooks.md); default: everybody may.")
    private @Nullable Path cdsClients;

    @Option(
            names = "--once",
            description =
                    "Start, answer one question of its own, stop: shows that this content and this log can be served.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException, IOException {
        WebServer server = new Assembly(settings()).webServer();
        server.start();
        if (once) {
            try (server) {
                return answers(URI.create("http://" + host + ":" + server.port() + "/fhir/metadata"));
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.out.println("NHV register: http://" + host + ":" + server.port() + "/fhir");
        server.join();
        return 0;
    }

    private static int answers(URI metadata) throws IOException {
        HttpURLConnection asked = (HttpURLConnection) metadata.toURL().openConnection();
        int status = asked.getResponseCode();
        System.out.println(metadata + ": " + status);
        return status == HttpURLConnection.HTTP_OK ? 0 : 1;
    }

    private Settings settings() {
        try {
            return new Settings(
                    new Listen(host, port, base), Limits.DEFAULT, content, logPlace(), writes, today, cdsClients);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private String logPlace() {
        if (log != null) {
            return log;
        }
        return data == null ? "memory" : "sqlite:" + data.resolve("nhv.sqlite");
    }
}
