package se.nhv.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, whose CPU time and memory the kernel tells. Linux only. */
final class ServerProcess implements AutoCloseable {
    /** Linux counts CPU time in hundredths of a second (USER_HZ). */
    private static final double TICK_MICROS = 10_000;

    private final Process process;
    private final String address;
    private final long startMillis;

    private ServerProcess(Process process, String address, long startMillis) {
        this.process = process;
        this.address = address;
        this.startMillis = startMillis;
    }

    /** Starts {@code java options main arguments} and waits for the line that ends in the server's address. */
    static ServerProcess start(List<String> options, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.contains("http://")) {
            process.destroyForcibly();
            throw new IOException(main + " did not start: " + line);
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        return new ServerProcess(process, line.substring(line.indexOf("http://")), millis);
    }

    String address() {
        return address;
    }

    /** From the start of the process to its line that says where it listens. */
    long startMillis() {
        return startMillis;
    }

    double cpuMicros() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MICROS;
    }

    long residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
