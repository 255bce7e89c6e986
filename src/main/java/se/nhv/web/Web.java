package se.nhv.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.web.change.ChangesPage;
import se.nhv.web.map.MapPage;
import se.nhv.web.refer.ReferPage;
import se.nhv.web.start.StartPage;

/** The addresses of the site outside {@code /fhir}. Everything is read only but the choice of language. */
public final class Web extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    /** Makes the page of an address. */
    @FunctionalInterface
    interface Maker {
        Page page(Catalogue catalogue, Asked asked, Frame frame);
    }

    private static final Map<String, Maker> PAGES = Map.of(
            "/", StartPage::page,
            "/find", StartPage::results,
            "/refer", ReferPage::page,
            "/map", MapPage::page,
            "/changes", ChangesPage::page,
            "/developers",
                    (catalogue, asked, frame) ->
                            Page.of("developers", frame.titled(frame.t("developers.title")), Map.of()));

    /** The program's own documents, as they were written. */
    private static final Map<String, String> DOCUMENTS = Map.of("/readme", "README.md", "/security", "SECURITY.md");

    private final transient CurrentCatalogue current;
    private final transient Site site;
    private final transient Predicate<HttpServletRequest> wantsPage;
    private final transient Assets assets = new Assets();

    /** @param wantsPage whether the client asks for a page rather than for data */
    public Web(CurrentCatalogue current, Site site, Predicate<HttpServletRequest> wantsPage) {
        this.current = current;
        this.site = site;
        this.wantsPage = wantsPage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath().isEmpty() ? "/" : request.getServletPath();
        String asset = path.startsWith("/assets/") ? path.substring("/assets/".length()) : DOCUMENTS.get(path);
        if (asset != null && assets.write(asset, response)) {
            return;
        }
        Catalogue catalogue = current.now();
        Frame frame = site.frame(request, catalogue);
        if (path.equals("/changes.atom")) {
            ChangesPage.feed(catalogue, frame, request, response);
            return;
        }
        Maker maker = PAGES.get(path);
        if (maker != null) {
            site.write(maker.page(catalogue, Asked.of(request), frame), request, response);
        } else if (wantsPage.test(request)) {
            site.write(site.notFound(frame, HttpServletResponse.SC_NOT_FOUND), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** {@code POST /language}: remembers the language and goes back. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"/language".equals(request.getServletPath())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Asked asked = Asked.of(request);
        Cookie cookie = new Cookie(Site.LANGUAGE_COOKIE, asked.text("to").equals("en") ? "en" : "sv");
        cookie.setPath("/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", safe(asked.text("back")));
    }

    /** Only a path of this site: another's address in the form must not lead a reader away. */
    private static String safe(String back) {
        boolean own = back.matches("/(?![/\\\\])[\\x21-\\x7e]*");
        return own ? back : "/";
    }
}
