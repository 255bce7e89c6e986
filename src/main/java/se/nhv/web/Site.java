package se.nhv.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import se.nhv.catalogue.Catalogue;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;

/** What all pages share: the language of a request, the frame, and how a page is written. Thread-safe. */
public final class Site {
    /** The one cookie: which language the reader has chosen. It says nothing of who the reader is. */
    static final String LANGUAGE_COOKIE = "nhv-language";

    /** Nothing from elsewhere, nothing inline: text that slips through as markup still cannot act. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Texts texts = new Texts("se.nhv.web.messages");
    private final Texts problems;
    private final Supplier<LocalDate> today;

    public Site(Texts problems, Supplier<LocalDate> today) {
        this.problems = problems;
        this.today = today;
    }

    Language language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            for (Language language : Language.values()) {
                if (cookie.getName().equals(LANGUAGE_COOKIE) && language.tag().equals(cookie.getValue())) {
                    return language;
                }
            }
        }
        return Language.preferred(request.getHeader("Accept-Language"));
    }

    /** The frame of a page that reads this catalogue; its title comes with the page. */
    public Frame frame(HttpServletRequest request, Catalogue catalogue) {
        Wording wording = new Wording(texts, problems, language(request));
        String day = catalogue
                .edition()
                .dataAsOf()
                .atZone(ZoneId.of("Europe/Stockholm"))
                .toLocalDate()
                .toString();
        String about = problems.text(
                wording.language(), "about", List.of(day, catalogue.edition().id()));
        String query = request.getQueryString();
        String address = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new Frame(wording, wording.t("site"), address, about, today.get());
    }

    /** The page for an address where nothing is. */
    public Page notFound(Frame frame, int status) {
        Frame titled = frame.titled(frame.t("missing.title"));
        return Page.of("missing", titled, Map.of("gone", status == HttpServletResponse.SC_GONE))
                .withStatus(status);
    }

    public void write(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("frame", page.frame());
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(page.template() + ".jte", model, output);
        response.setStatus(page.status());
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", page.frame().lang());
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        response.setHeader("Cache-Control", page.personal() ? "no-store" : "no-cache");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // what a clinician asks about a patient stands in the address: no other site may learn it
        response.setHeader("Referrer-Policy", "same-origin");
        response.setContentLength(output.getContentLength());
        if (!request.getMethod().equals("HEAD")) {
            output.writeTo(response.getOutputStream());
        }
    }
}
