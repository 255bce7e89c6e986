package se.nhv.web.editor;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.web.Asked;

/**
 * Who sits at the page: the name that access control found, else that of the {@code From} header (RFC 9110 10.1.2), else the one that
 * the person writes, which is good for an instance
 * without access control only: one that listens on a loopback address. The same rule as for writes through the FHIR service.
 *
 * @param name empty when nobody has said
 * @param established whether it came with the request, so that the person is not asked
 */
record Editor(String name, boolean established) {
    /** Where access control leaves the name that it found. */
    private static final String IDENTITY = "se.nhv.identity";

    private static final String COOKIE = "nhv-editor";
    private static final String ENCODED = "(%[0-9A-F]{2}|[A-Za-z0-9+._*-]){1,400}";
    private static final String NAME = "[\\p{L}\\p{N}@._:/-]([\\p{L}\\p{N}@._:/ -]{0,78}[\\p{L}\\p{N}@._:/-])?";

    static Editor of(HttpServletRequest request, Asked asked) {
        Object identity = request.getAttribute(IDENTITY);
        String from = request.getHeader("From");
        if (identity != null || (from != null && !from.isBlank())) {
            return new Editor(
                    identity != null
                            ? identity.toString()
                            : String.valueOf(from).strip(),
                    true);
        }
        String type = request.getContentType();
        boolean file = type != null && type.startsWith("multipart/");
        String said = file ? "" : asked.text("editor"); // a file is not read for the sake of a name
        return new Editor(said.isEmpty() ? remembered(request) : said, false);
    }

    /** So that the person need not write it again; it goes to this site's own pages only. */
    Cookie cookie() {
        Cookie cookie = new Cookie(COOKIE, URLEncoder.encode(name, StandardCharsets.UTF_8));
        cookie.setPath("/editor");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    /** The name to write with. */
    String required() {
        if (name.isEmpty()) {
            throw new ProblemException(Problem.error(Code.MISSING_PARAMETER, "editor", "editor"));
        }
        if (!established && !name.matches(NAME)) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "editor", "editor", "…")
                    .allowing("A–Ö 0–9 @ . _ : / -"));
        }
        return name;
    }

    private static String remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && cookie.getValue().matches(ENCODED)) {
                return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
