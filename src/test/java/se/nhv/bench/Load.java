package se.nhv.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Asks one address over keep-alive connections, as plain as can be, so that the client costs little. */
final class Load {
    /** @param micros the time of each request, sorted */
    record Result(double perSecond, long[] micros, int bytes) {
        long percentile(double share) {
            return micros[(int) Math.min(micros.length - 1L, Math.round(share * micros.length))];
        }
    }

    private Load() {}

    /** Sends {@code count} requests over {@code connections}; any answer but 200 ends the run with an error. */
    static Result run(URI address, int connections, int count) throws InterruptedException {
        return run(List.of(address), connections, count);
    }

    /** The same, asking the addresses of one server in turn. */
    static Result run(List<URI> address, int connections, int count) throws InterruptedException {
        int each = count / connections;
        long[] times = new long[each * connections];
        int[] bytes = new int[connections];
        List<RuntimeException> failures = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(connections);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            int worker = i;
            Thread thread = new Thread(() -> {
                try {
                    bytes[worker] = one(address, each, times, worker * each);
                } catch (IOException broken) {
                    synchronized (failures) {
                        failures.add(new UncheckedIOException(address.get(0) + ": " + broken.getMessage(), broken));
                    }
                } finally {
                    done.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        Arrays.sort(times);
        return new Result(times.length / seconds, times, bytes[0]);
    }

    private static byte[] request(URI address) {
        String target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return ("GET " + target + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int one(List<URI> addresses, int count, long[] times, int from) throws IOException {
        List<byte[]> requests = addresses.stream().map(Load::request).toList();
        int length = 0;
        URI first = addresses.get(0);
        try (Socket socket = new Socket(first.getHost(), first.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                out.write(requests.get(i % requests.size()));
                length = answer(in);
                times[from + i] = (System.nanoTime() - start) / 1_000;
            }
        }
        return length;
    }

    /** Reads one answer; returns the length of its body. */
    private static int answer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        for (int chunk = chunked ? -1 : 0; chunk != 0; ) {
            chunk = Integer.parseInt(line(in).strip(), 16);
            in.skipNBytes(chunk);
            line(in);
            length += chunk;
        }
        if (!status.contains(" 200 ")) {
            throw new IOException(status);
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0) {
                throw new IOException("closed");
            }
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }
}
