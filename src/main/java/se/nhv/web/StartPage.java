package se.nhv.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;

/** {@code GET /}: what this is, as of when, where to report a fault, and three questions to try. Swedish or English. */
public final class StartPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A question that a reader can try: the key of its text, and the address below /. */
    private record Example(String text, String address) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    "start.sure",
                    "fhir/HealthcareService/$nhv-destinations?diagnosis=Q71.3&homeCounty=12&date=2025-03-01"),
            new Example("start.candidate", "fhir/PlanDefinition/$nhv-areas?code=C20"),
            new Example("start.none", "fhir/PlanDefinition/$nhv-areas?code=S52.5"),
            new Example("start.areas", "fhir/PlanDefinition?status=active&_elements=url,title,effectivePeriod"),
            new Example("start.metadata", "fhir/metadata"));

    private final transient CurrentCatalogue current;
    private final transient Texts texts;

    public StartPage(CurrentCatalogue current, Texts texts) {
        this.current = current;
        this.texts = texts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = Language.preferred(request.getHeader("Accept-Language"));
        byte[] page = page(language, current.now()).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", language.tag());
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private String page(Language language, Catalogue catalogue) {
        StringBuilder examples = new StringBuilder();
        for (Example example : EXAMPLES) {
            String address = escaped(example.address());
            examples.append("<li><p>%s<br><a href=\"/%s\"><code>/%s</code></a></p></li>"
                    .formatted(escaped(texts.text(language, example.text())), address, address));
        }
        String day = catalogue
                .edition()
                .dataAsOf()
                .atZone(ZoneId.of("Europe/Stockholm"))
                .toLocalDate()
                .toString();
        return """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
                code { overflow-wrap: anywhere; }
                .about { border-left: .3rem solid; padding-left: 1rem; }
                </style>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <p class="about">%s</p>
                <h2>%s</h2>
                <ul>%s</ul>
                </main>
                </html>
                """.formatted(
                language.tag(),
                escaped(texts.text(language, "start.title")),
                escaped(texts.text(language, "start.title")),
                escaped(texts.text(language, "start.what")),
                escaped(texts.text(language, "about", day, catalogue.edition().id())),
                escaped(texts.text(language, "start.try")),
                examples);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
