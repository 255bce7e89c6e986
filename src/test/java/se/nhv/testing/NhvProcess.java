package se.nhv.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The program as an operator runs it: a process of its own, which can be killed. */
public final class NhvProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final CompletableFuture<String> errors;
    private String base = "";

    private NhvProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.errors = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    /** Runs a command; {@code before} is what the shell does first, such as setting limits. */
    public static NhvProcess run(Path temporary, String before, String... arguments) {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-Dorg.sqlite.tmpdir=" + temporary));
        java.addAll(program());
        java.addAll(List.of(arguments));
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", before + " exec \"$@\"", "sh"));
        command.addAll(java);
        try {
            return new NhvProcess(
                    new ProcessBuilder(command).directory(new File("/")).start());
        } catch (IOException e) {
            throw new AssertionError("cannot be started: " + e, e);
        }
    }

    /** The built jar with its class-data archive, where the build names it; before it is built, the classes. */
    private static List<String> program() {
        String jar = System.getProperty("nhv.jar");
        return jar == null
                ? List.of(
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "se.nhv.Main")
                : List.of("-XX:SharedArchiveFile=" + jar.replaceFirst("jar$", "jsa"), "-jar", jar);
    }

    /** Serves, and returns when requests are answered. */
    public static NhvProcess serve(Path temporary, String before, String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--writes", "open"));
        all.addAll(List.of(arguments));
        NhvProcess started = run(temporary, before, all.toArray(String[]::new));
        String line = started.line();
        if (line == null || !line.contains("http://")) {
            throw new AssertionError("did not start: " + line + started.errors());
        }
        started.base = line.substring(line.indexOf("http://")).strip();
        return started;
    }

    /** The address of the FHIR service. */
    public String base() {
        return base;
    }

    /** The next line that it prints; null when it has ended. */
    public String line() {
        try {
            return out.readLine();
        } catch (IOException ended) {
            return null;
        }
    }

    /** Everything else that it prints, until it ends. */
    public String rest() {
        return String.join("\n", out.lines().toList());
    }

    /** What it said on standard error, once it has ended. */
    public String errors() {
        return errors.join();
    }

    public int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        kill();
    }

    /** Content of three organisations: enough to start with, little enough to start fast. */
    public static Path smallContent(Path folder) {
        try {
            Path content = Files.createDirectories(folder.resolve("content"));
            Path organizations = Files.createDirectories(content.resolve("organizations"));
            Files.writeString(content.resolve("edition.properties"), "id=1\ninstant=2026-11-22T00:00:00Z\n");
            for (String id : List.of("a", "b", "c")) {
                Files.writeString(
                        organizations.resolve(id + ".json"),
                        "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"name\":\"" + id + "\"}");
            }
            return content;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
