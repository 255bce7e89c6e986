package se.nhv.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads what a refused request still sends. A server that answers and closes while the client is writing resets the
 * connection, and the client sees a broken line instead of the reason (RFC 9112, 9.6). So the rest is read and thrown away
 * after the answer, up to a bound of bytes and of time. Stands before every door; thread-safe.
 */
public final class Unread extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int STEP_BYTES = 16 * 1024;
    /** A thread reads along: enough for the largest rest on 13 Mbit/s, and an end to who sends a byte a second. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (response.getStatus() >= 400 && request.getContentLengthLong() <= MOST_BYTES) {
            discard(request.getInputStream());
        }
    }

    private static void discard(InputStream body) throws IOException {
        byte[] step = new byte[STEP_BYTES];
        long left = MOST_BYTES;
        long start = System.nanoTime();
        int read = body.read(step);
        while (read >= 0 && left > 0 && System.nanoTime() - start < LONGEST.toNanos()) {
            left -= read;
            read = body.read(step);
        }
    }
}
