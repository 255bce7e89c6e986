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
    private static final String AROUND = "script,style,noscript,template,nav,footer,form,svg,iframe,object,[hidden]";
    private static final Pattern SAVED_FROM = Pattern.compile("saved from url=\\(\\d+\\)(https?://\\S+)");
    private static final Set<String> INLINE_BREAK = Set.of("br", "hr");
    /** Elements whose edges end a line even where the browser's style sheet is unknown to jsoup. */
    private static final Set<String> CELL = Set.of("td", "th");

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final ListLabels labels = new ListLabels();
    private int number = 1;

    private HtmlLines() {}

    static Lines of(byte[] bytes) throws IOException {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser);
        String address = address(page);
        page.select(AROUND).remove();
        Element main = page.selectFirst("main, [role=main]");
        Element article = page.selectFirst("article");
        Element body = main != null ? main : article != null ? article : page.body();
        HtmlLines reader = new HtmlLines();
        if (body.selectFirst("h1") == null) {
            reader.line(page.title().replaceAll("\\s+[-–|]\\s+[^-–|]+$", ""));
        }
        body.traverse(new Visitor(reader));
        reader.flush();
        return new Lines(reader.lines, address, List.of());
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
        line(text);
    }

    private void line(String text) {
        String single = Whitespace.single(Whitespace.visible(text.replaceAll("[\\r\\n]+", " ")));
        if (single.isEmpty()) {
            return;
        }
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
                reader.words.append(' ');
            } else if (element.isBlock() || INLINE_BREAK.contains(name)) {
                reader.flush();
            }
            reader.labels.begin(element);
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.isBlock() && !CELL.contains(element.normalName())) {
                    reader.flush();
                }
                reader.labels.end(element);
            }
        }
    }
}
