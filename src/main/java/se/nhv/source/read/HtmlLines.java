package se.nhv.source.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A saved web page as lines: each block of its main part is a line of its own, list items carry the marker and the
 * indentation that a browser would draw. What surrounds the main part (menus, scripts, footer) is not read.
 */
final class HtmlLines {
    private static final String AROUND = "script,style,noscript,template,nav,footer,svg,iframe,object";
    /** A form around the whole page is none: it holds the page's headings. */
    private static final String SMALL_FORM = "form:not(:has(h1,h2))";
    /** Where a line was broken by hand: it may be the end of a line or the middle of a sentence. */
    private static final char BREAK = '\u2028';

    private static final Pattern SAVED_FROM = Pattern.compile("saved from url=\\(\\d+\\)(https?://\\S+)");
    /** Elements whose edges end a line even where the browser's style sheet is unknown to jsoup. */
    private static final Set<String> CELL = Set.of("td", "th");

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final ListLabels labels = new ListLabels();
    private int number = 1;

    private HtmlLines() {}

    static Lines of(byte[] bytes) throws IOException {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), TextLines.charset(bytes), "", parser);
        String address = address(page);
        page.select(AROUND).remove();
        page.select(SMALL_FORM).remove();
        Element body = body(page);
        HtmlLines reader = new HtmlLines();
        if (body.selectFirst("h1") == null) {
            reader.line(page.title().replaceAll("\\s+[-–|]\\s+[^-–|]+$", ""));
        }
        body.traverse(new Visitor(reader));
        reader.flush();
        return new Lines(reader.lines, address, List.of());
    }

    /** The main part; what is folded away in it is read too, what is hidden outside it is not. */
    private static Element body(Document page) {
        Element main = page.selectFirst("main, [role=main]");
        Element article = page.selectFirst("article:has(h1)");
        if (main == null && article == null) {
            page.select("[hidden]").remove();
        }
        return main != null ? main : article != null ? article : page.body();
    }

    private static @Nullable String address(Document page) {
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        if (canonical != null) {
            return canonical.attr("href");
        }
        Element property = page.selectFirst("meta[property=og:url][content]");
        if (property != null) {
            return property.attr("content");
        }
        for (Node node : page.childNodes()) {
            Matcher saved = SAVED_FROM.matcher(node.outerHtml());
            if (node instanceof org.jsoup.nodes.Comment && saved.find()) {
                return saved.group(1);
            }
        }
        return null;
    }

    private void flush() {
        String text = words.toString();
        words.setLength(0);
        StringBuilder open = new StringBuilder();
        for (String piece : text.split(String.valueOf(BREAK))) {
            if (open.length() > 0 && !sentenceGoesOn(open.toString(), piece)) {
                line(open.toString());
                open.setLength(0);
            }
            open.append(piece).append(' ');
        }
        line(open.toString());
    }

    private static boolean sentenceGoesOn(String upper, String lower) {
        String end = upper.strip();
        String next = lower.strip();
        return !end.isEmpty()
                && !next.isEmpty()
                && Character.isLowerCase(next.charAt(0))
                && ".:;!?".indexOf(end.charAt(end.length() - 1)) < 0;
    }

    private void line(String text) {
        String single = Whitespace.single(Whitespace.visible(text.replaceAll("[\\r\\n]+", " ")));
        if (single.isEmpty()) {
            return;
        }
        // Many lines of a page may stand on one line of its file; each has a number of its own here.
        number = lines.isEmpty()
                ? number
                : Math.max(number, lines.get(lines.size() - 1).number() + 1);
        String marker = labels.takeMarker();
        int indent = labels.indent() + (marker.isEmpty() && labels.indent() > 0 ? 2 : 0);
        lines.add(Line.ofColumns(number, marker + single, indent, new Line.Place(true, false, true)));
    }

    /** Text inside {@code pre} keeps its own lines. */
    private void preformatted(String text) {
        flush();
        for (Line inner : TextLines.of(text, new ArrayList<>()).lines()) {
            lines.add(
                    new Line(number + inner.number() - 1, inner.text(), inner.indent(), inner.place(), inner.extent()));
        }
    }

    /** Walks the tree without recursion, so that depth cannot exhaust the stack. */
    private record Visitor(HtmlLines reader) implements org.jsoup.select.NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                text(text);
            } else if (node instanceof Element element) {
                begin(element);
            }
        }

        private void text(TextNode text) {
            Element parent = text.parent();
            if (parent != null && parent.normalName().equals("pre")) {
                reader.number = Math.max(1, text.sourceRange().start().lineNumber());
                reader.preformatted(text.getWholeText());
                return;
            }
            if (reader.words.isEmpty() && !text.isBlank()) {
                reader.number = Math.max(1, text.sourceRange().start().lineNumber());
            }
            reader.words.append(text.getWholeText());
        }

        private void begin(Element element) {
            String name = element.normalName();
            if (CELL.contains(name)) {
                reader.words.append(reader.words.toString().isBlank() ? " " : ", ");
            } else if (name.equals("br")) {
                reader.words.append(BREAK);
            } else if (element.isBlock() || name.equals("hr") || name.equals("button")) {
                reader.flush();
            }
            reader.labels.begin(element);
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                boolean ends = element.isBlock() || element.normalName().equals("button");
                if (ends && !CELL.contains(element.normalName())) {
                    reader.flush();
                }
                reader.labels.end(element);
            }
        }
    }
}
