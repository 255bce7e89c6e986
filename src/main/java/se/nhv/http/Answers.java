package se.nhv.http;

import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;

/** The one place where problems become HTTP: status, OperationOutcome, format and language that the client asked for. */
public final class Answers {
    private final Codec codec;
    private final Outcomes outcomes;

    public Answers(Codec codec, Outcomes outcomes) {
        this.codec = codec;
        this.outcomes = outcomes;
    }

    /** Writes the refusal; the status is that of the first problem. */
    public void refuse(List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refuse(problems.get(0).code().status(), problems, request, response);
    }

    /** Writes the refusal with a status that HAPI or Jetty has chosen. */
    public void refuse(int status, List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refuse(status, outcomes.of(problems, language(request)), request, response);
    }

    /** Writes a refusal whose OperationOutcome a room has made itself. */
    public void refuse(int status, OperationOutcome outcome, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Format format = Format.wanted(format(request), request.getHeader("Accept"));
        byte[] body = bytes(outcome, format);
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(format.contentType());
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
        response.flushBuffer();
    }

    /** Of a form only when its body has been read: the container would read it, in an encoding that may be what is refused. */
    private static @Nullable String format(HttpServletRequest request) {
        return request instanceof WholeBody
                ? request.getParameter("_format")
                : Query.first(request.getQueryString(), "_format");
    }

    /** The OperationOutcome as it is sent. */
    public byte[] bytes(List<Problem> problems, Language language, Format format) {
        return bytes(outcomes.of(problems, language), format);
    }

    private byte[] bytes(OperationOutcome outcome, Format format) {
        IParser parser = format == Format.XML
                ? codec.context().newXmlParser()
                : codec.context().newJsonParser();
        return parser.encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
    }

    private static Language language(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Accept-Language");
        return Language.preferred(header);
    }
}
