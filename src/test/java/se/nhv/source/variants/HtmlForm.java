package se.nhv.source.variants;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text page as the web page it was copied from: headings, lists and paragraphs, inside menus and a footer. */
final class HtmlForm {
    private static final Pattern ITEM = Pattern.compile("^(\\s*)([•·▪*–o-])\\s+(.*)$");
    private static final Pattern HEADING = Pattern.compile(
            "^(Definition|Förtydligande.*|Avgränsning.*|Tillståndsinnehavare|Giltighetstid|Socialstyrelsens beslut|Tillståndsbeslut|Årlig uppföljning)$");

    private final StringBuilder html = new StringBuilder();
    /** The indentations of the lists that are open, innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

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
        form.closeLists();
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
        } else if (!open.isEmpty() && indent > open.getLast() && !line.strip().matches("(\\d+|[a-z])[.)].*")) {
            html.append("<br>").append(escaped(line.strip()));
        } else {
            closeLists();
            block(line.strip());
        }
    }

    private void item(int indent, String words) {
        while (!open.isEmpty() && open.element() > indent) {
            html.append("</ul>\n");
            open.pop();
        }
        if (open.isEmpty() || open.element() < indent) {
            html.append("<ul>");
            open.push(indent);
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

    private void closeLists() {
        html.append("</ul>\n".repeat(open.size()));
        open.clear();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
