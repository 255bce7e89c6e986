package se.nhv.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what a refused request still sends. A server that answers and closes while the client is writing resets the
 * connection, and the client sees a broken line instead of the reason (RFC 9112, 9.6). So the rest is read and thrown away
 * before the answer leaves, up to a bound. Stands before every door; thread-safe.
 */
public final class Unread extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int STEP_BYTES = 16 * 1024;

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
        int read = body.read(step);
        while (read >= 0 && left > 0) {
            left -= read;
            read = body.read(step);
        }
    }
}
