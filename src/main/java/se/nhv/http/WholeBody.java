package se.nhv.http;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read to its end, so that its size is known before anybody parses it. A byte order mark is left out (RFC
 * 8259, 8.1).
 */
class WholeBody extends HttpServletRequestWrapper {
    static final String FORM = "application/x-www-form-urlencoded";

    static final String IF_NONE_MATCH = "If-None-Match";
    static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] body;

    WholeBody(HttpServletRequest request, byte[] body) {
        super(request);
        boolean marked = body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length);
        this.body = marked ? Arrays.copyOfRange(body, MARK.length, body.length) : body;
    }

    /** The request with its body read; null when the body is larger than the limit. */
    static @Nullable WholeBody read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            return null;
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        return body.length > limit ? null : new WholeBody(request, body);
    }

    /** Whether the body is a form that nobody could read as it was meant. */
    boolean isBrokenForm() {
        return isForm() && !Query.wellFormed(body);
    }

    private boolean isForm() {
        return FORM.equals(MediaType.bare(getContentType()));
    }

    /** A condition on a read as it was sent, for {@link Unchanged}; null when there is none. */
    @Nullable
    String condition(String name) {
        return getMethod().equals("GET") ? super.getHeader(name) : null;
    }

    /** Without the conditions on a read: see {@link #condition}. */
    @Override
    public @Nullable String getHeader(String name) {
        return hidden(name) ? null : super.getHeader(name);
    }

    /** Without the conditions on a read: see {@link #condition}. */
    @Override
    public Enumeration<String> getHeaders(String name) {
        return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private boolean hidden(String name) {
        return getMethod().equals("GET")
                && (name.equalsIgnoreCase(IF_NONE_MATCH) || name.equalsIgnoreCase(IF_MODIFIED_SINCE));
    }

    /** The body. Not to be written into. */
    byte[] bytes() {
        return body;
    }

    /** HEAD is GET wherever there is GET (RFC 9110, 9.3.2); that nothing of the answer's body is sent, Jetty sees to. */
    @Override
    public String getMethod() {
        String method = super.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    /** The container can no longer read a form out of a body that has been read: its fields are added here. */
    @Override
    public Map<String, String[]> getParameterMap() {
        if (!isForm()) {
            return super.getParameterMap();
        }
        String query = getQueryString() == null ? "" : getQueryString();
        return UrlUtil.parseQueryStrings(query, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream in;

        Bytes(ByteArrayInputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return in.read(target, from, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is read already");
        }
    }
}
