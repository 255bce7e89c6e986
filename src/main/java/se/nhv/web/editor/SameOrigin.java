package se.nhv.web.editor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Whether a form was sent from a page of this site. Another site can make a browser send a form, but not without the headers that
 * say so (Fetch Metadata; RFC 6454, Origin); a client that sends neither is no browser, and nobody can trick it.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.toLowerCase(Locale.ROOT).equals(own(request));
    }

    private static String own(HttpServletRequest request) {
        String root = request.getScheme() + "://" + request.getHeader("Host");
        return root.toLowerCase(Locale.ROOT);
    }
}
