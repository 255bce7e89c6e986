package se.nhv.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.settings.Settings.Limits;

/**
 * Unpacks bodies that were sent with {@code Content-Encoding: gzip} (RFC 9110, 8.4). A body that is broken off or no gzip is refused,
 * another coding is 415 with the one that is understood, and what unpacks to more than the limit is not unpacked further. So is a
 * {@code charset} that nobody knows, on which the container would throw. Stands before every door; thread-safe.
 */
public final class Encodings extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String GZIP = "gzip";

    private final transient Answers answers;
    private final transient Limits limits;

    public Encodings(Answers answers, Limits limits) {
        this.answers = answers;
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String coding =
                String.valueOf(request.getHeader("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
        String type = request.getHeader("Content-Type"); // asking for it by its method decodes the charset
        if (!MediaType.knownCharset(type)) {
            refuse(
                    Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, shortened(String.valueOf(type)))
                            .allowing("charset=utf-8"),
                    request,
                    response);
        } else if (coding.equals("null") || coding.isEmpty() || coding.equals("identity")) {
            chain.doFilter(request, response);
        } else if (!coding.equals(GZIP) && !coding.equals("x-gzip")) {
            response.setHeader("Accept-Encoding", GZIP);
            refuse(
                    Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, "Content-Encoding: " + shortened(coding))
                            .allowing(GZIP),
                    request,
                    response);
        } else {
            unpacked(request, response, chain);
        }
    }

    private void unpacked(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        WholeBody packed = WholeBody.read(request, limits.bodyBytes());
        byte[] body;
        try {
            body = packed == null ? null : unpacked(packed.bytes());
        } catch (ZipException | EOFException broken) {
            refuse(Problem.error(Code.INVALID_BODY, null, GZIP), request, response);
            return;
        }
        if (body == null) {
            refuse(Problem.error(Code.TOO_LARGE, null).allowing("<= " + limits.bodyBytes() + " B"), request, response);
        } else {
            chain.doFilter(new Unpacked(request, body), response);
        }
    }

    private byte @Nullable [] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = in.readNBytes(limits.bodyBytes() + 1);
            return body.length > limits.bodyBytes() ? null : body;
        }
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.refuse(List.of(problem), request, response);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** The request as if it had been sent without a coding. */
    private static final class Unpacked extends WholeBody {
        Unpacked(HttpServletRequest request, byte[] body) {
            super(request, body);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeader(name);
        }
    }
}
