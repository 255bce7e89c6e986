package se.nhv.source.variants;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text page as the web page it was copied from: headings, lists and paragraphs, inside menus and a footer. */
final class HtmlForm {
    private static final Pattern ITEM = Pattern.compile("^(\\s*)([•·▪*-])\\s+(.*)$");
    private static final Pattern HEADING = Pattern.compile(
            "^(Definition|Förtydligande.*|Avgränsning.*|Tillståndsinnehavare|Giltighetstid|Socialstyrelsens beslut|Tillståndsbeslut|Årlig uppföljning)$");

    private final StringBuilder html = new StringBuilder();
    private int depth;
    private int outer = -1;
    private boolean title = true;

    private HtmlForm() {}

    static String of(String page) {
        HtmlForm form = new HtmlForm();
        form.html.append(
                "<!doctype html><html lang=sv><head><title>Sida - Myndigheten</title><script>var a='Region';</script>"
                        + "</head><body><nav><ul><li>Start<li>Om oss</ul></nav><main>\n");
        for (String line : page.split("\n", -1)) {
            form.line(line);
        }
        form.closeLists(0);
        return form.html
                .append("</main><footer><p>Kontakta växeln</p></footer></body></html>")
                .toString();
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        Matcher item = ITEM.matcher(line);
        int indent = line.length() - line.stripLeading().length();
        if (item.matches()) {
            item(item.group(1).length(), item.group(3));
        } else if (depth > 0 && indent > outer && !line.strip().matches("(\\d+|[a-z])[.)].*")) {
            html.append("<br>").append(escaped(line.strip()));
        } else {
            closeLists(0);
            block(line.strip());
        }
    }

    private void item(int indent, String words) {
        if (depth == 0) {
            outer = indent;
        }
        int wanted = indent > outer ? 2 : 1;
        closeLists(wanted);
        while (depth < wanted) {
            html.append("<ul>");
            depth++;
        }
        html.append("<li>").append(escaped(words)).append('\n');
    }

    private void block(String words) {
        String element =
                title ? "h1" : HEADING.matcher(words.replaceFirst(":$", "")).matches() ? "h2" : "p";
        title = false;
        html.append('<')
                .append(element)
                .append('>')
                .append(escaped(words))
                .append("</")
                .append(element)
                .append(">\n");
    }

    private void closeLists(int wanted) {
        while (depth > wanted) {
            html.append("</ul>\n");
            depth--;
        }
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
