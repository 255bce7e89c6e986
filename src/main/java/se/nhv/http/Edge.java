package se.nhv.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.JsonText;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.settings.Settings.Limits;

/**
 * What is refused before HAPI sees the request: an address that is too long, a body that is too large or of a type that
 * nobody reads, a format that cannot be given, a method that FHIR does not have. Adds the headers that every answer carries.
 */
public final class Edge extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> BODY_TYPES = Set.of(
            "application/fhir+json",
            "application/json",
            "application/json+fhir",
            "text/json",
            "application/fhir+xml",
            "application/xml",
            "application/xml+fhir",
            "text/xml",
            "application/x-www-form-urlencoded",
            "application/json-patch+json");

    private final transient Answers answers;
    private final transient Limits limits;

    public Edge(Answers answers, Limits limits) {
        this.answers = answers;
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept, Accept-Language");
        response.setHeader("Cache-Control", "public, max-age=0, must-revalidate");
        List<Problem> problems = new ArrayList<>();
        checkAddress(request, problems);
        if (problems.isEmpty()) {
            checkBodyType(request, problems);
        }
        WholeBody whole = problems.isEmpty() ? WholeBody.read(request, limits.bodyBytes()) : null;
        if (problems.isEmpty() && whole == null) {
            problems.add(Problem.error(Code.TOO_LARGE, null).allowing("<= " + limits.bodyBytes() + " B"));
        }
        if (whole != null
                && String.valueOf(MediaType.bare(request.getContentType())).contains("json")) {
            JsonText.fault(whole.bytes())
                    .ifPresent(fault -> problems.add(Problem.error(Code.INVALID_BODY, null, fault)));
        }
        Format format = whole == null ? null : format(whole, problems);
        if (whole == null || format == null || !problems.isEmpty()) {
            answers.refuse(problems, request, response);
            return;
        }
        chain.doFilter(new SettledRequest(whole, format), response);
    }

    private void checkAddress(HttpServletRequest request, List<Problem> problems) {
        String query = request.getQueryString();
        int length = request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
        if (length > limits.urlBytes()) {
            problems.add(Problem.error(Code.TOO_LONG, null).allowing("<= " + limits.urlBytes() + " B; POST _search"));
        }
        if (!METHODS.contains(request.getMethod())) {
            problems.add(Problem.error(Code.METHOD_NOT_ALLOWED, null, request.getMethod(), request.getRequestURI()));
        }
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        if (path.contains("//") || path.contains("%2f") || path.contains("%5c")) {
            // no address of FHIR has an empty or a hidden step, and what takes paths apart behind us throws on them
            problems.add(Problem.error(Code.UNKNOWN_RESOURCE, null, shortened(request.getRequestURI())));
        }
        if (query != null && !Query.wellFormed(query)) {
            problems.add(Problem.error(Code.MALFORMED_PARAMETER, null, "?", shortened(query)));
        }
    }

    /** The format of the answer, which a form may name too; null when something is wrong. */
    private static @Nullable Format format(WholeBody request, List<Problem> problems) {
        if (request.isBrokenForm()) {
            problems.add(Problem.error(Code.MALFORMED_PARAMETER, null, "?", WholeBody.FORM));
            return null;
        }
        String named = request.getParameter("_format");
        Optional<Format> format = Format.negotiate(named, request.getHeader("Accept"));
        if (format.isEmpty()) {
            String asked = named != null ? named : String.valueOf(request.getHeader("Accept"));
            problems.add(Problem.error(Code.NOT_ACCEPTABLE, named != null ? "_format" : null, shortened(asked))
                    .allowing("application/fhir+json, application/fhir+xml; fhirVersion=4.0"));
        }
        return format.orElse(null);
    }

    private static void checkBodyType(HttpServletRequest request, List<Problem> problems) {
        boolean carries = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!carries) {
            return;
        }
        String type = request.getContentType();
        String bare = MediaType.bare(type);
        // the parameters of a search are a form: nobody would read them out of another body
        boolean search = request.getRequestURI().endsWith("/_search");
        if (bare == null || !(search ? bare.equals(WholeBody.FORM) : BODY_TYPES.contains(bare))) {
            problems.add(Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, bare == null ? "-" : shortened(bare))
                    .allowing(search ? WholeBody.FORM : "application/fhir+json, application/fhir+xml"));
        } else if (!MediaType.utf8(type) || !MediaType.release4(type)) {
            problems.add(Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, shortened(String.valueOf(type)))
                    .allowing(bare + "; charset=utf-8; fhirVersion=4.0"));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
