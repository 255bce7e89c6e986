package se.nhv.source.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The label and indentation that a browser would give a list item. */
final class ListLabels {
    private static final Pattern LOWER = Pattern.compile("list-style(-type)?\\s*:\\s*lower-(alpha|latin)");
    private static final Pattern UPPER = Pattern.compile("list-style(-type)?\\s*:\\s*upper-(alpha|latin)");

    private static final class Level {
        private final Element list;
        private int next;

        Level(Element list) {
            this.list = list;
            String start = list.attr("start");
            this.next = start.matches("\\d{1,3}") ? Integer.parseInt(start) : 1;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private String marker = "";

    void begin(Element element) {
        String name = element.normalName();
        if (name.equals("ul") || name.equals("ol")) {
            levels.push(new Level(element));
        } else if (name.equals("li") && !levels.isEmpty()) {
            marker = label(levels.element());
        }
    }

    void end(Element element) {
        if (!levels.isEmpty() && levels.element().list == element) {
            levels.pop();
        }
        if (element.normalName().equals("li")) {
            marker = "";
        }
    }

    /** The label of the item that has just begun, once; empty for its further lines. */
    String takeMarker() {
        String taken = marker;
        marker = "";
        return taken;
    }

    /** Columns: one for the first level, two more for each below. */
    int indent() {
        return levels.isEmpty() ? 0 : 2 * levels.size() - 1;
    }

    private static String label(Level level) {
        if (level.list.normalName().equals("ul")) {
            return "• ";
        }
        int n = level.next++;
        String style = level.list.attr("style");
        if (level.list.attr("type").equals("a") || LOWER.matcher(style).find()) {
            return letter('a', n) + ") ";
        }
        return level.list.attr("type").equals("A") || UPPER.matcher(style).find() ? letter('A', n) + ") " : n + ". ";
    }

    private static char letter(char first, int n) {
        return (char) (first + Math.min(25, Math.max(0, n - 1)));
    }
}
