package se.nhv.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL (Debian package {@code postgresql}) in a temporary folder on a free port, as a child of this process, so that it
 * can be killed and reaped. PostgreSQL refuses to run as root: then it runs as the package's own user.
 */
public final class PostgresServer implements AutoCloseable {
    private final Path folder;
    private final Path binaries;
    private final int port;
    private Process process;

    private PostgresServer(Path folder, Path binaries, int port) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
    }

    public static PostgresServer start() {
        try {
            Path folder = Files.createTempDirectory("nhv-postgres");
            PostgresServer server = new PostgresServer(folder, binaries(), freePort());
            if (root()) {
                run(List.of("chown", "postgres", folder.toString()));
            }
            run(server.asUser("initdb", "--no-sync", "-A", "trust", "-U", "nhv", "-D", server.data()));
            server.launch();
            return server;
        } catch (IOException e) {
            throw new AssertionError("PostgreSQL cannot be started: " + e, e);
        }
    }

    /** The address of its database, as {@code --log} takes it. */
    public String address() {
        return "postgres://nhv@127.0.0.1:" + port + "/postgres";
    }

    /** The address of a database of its own, made now. */
    public String database(String name) {
        run(List.of(
                binaries.resolve("createdb").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                "nhv",
                name));
        return "postgres://nhv@127.0.0.1:" + port + "/" + name;
    }

    /** Ends every process of it at once, as a power cut would. */
    public void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // a child that still holds the shared memory would keep the next start from using it
        children.forEach(child -> child.onExit().join());
    }

    /** Starts it again after a kill. */
    public void launch() {
        try {
            process = new ProcessBuilder(asUser(
                            "postgres",
                            "-D",
                            data(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=" + folder))
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .start();
            awaitReady();
        } catch (IOException e) {
            throw new AssertionError("PostgreSQL cannot be started: " + e, e);
        }
    }

    private void awaitReady() throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> seen = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            seen.add(line);
            if (line.contains("ready to accept connections")) {
                Thread drain = new Thread(() -> discard(out), "postgres-output");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new AssertionError("PostgreSQL ended: " + seen);
    }

    /** Reads until the process ends, lest it waits for a reader; its end closes the stream under us, as it should. */
    private static void discard(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // nobody needs what it says after its start
            }
        } catch (IOException ended) {
            // see above
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private List<String> asUser(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    /** The newest version that the package brings. */
    private static Path binaries() throws IOException {
        Path root = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(root)) {
            throw new AssertionError("PostgreSQL is missing: apt-get install postgresql");
        }
        try (Stream<Path> versions = Files.list(root)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("PostgreSQL is missing: apt-get install postgresql"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + out);
            }
        } catch (IOException e) {
            throw new AssertionError(command + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException leftBehind) {
            // a temporary folder: the machine sweeps it
        }
    }
}
