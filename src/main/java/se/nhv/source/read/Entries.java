package se.nhv.source.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists where every entry has a form of its own: a line without that form goes on with the entry above it. */
public final class Entries {
    private Entries() {}

    /**
     * The entries.
     *
     * @param begins says whether a line has the form that an entry begins with
     */
    public static List<Block> of(List<Line> lines, Predicate<String> begins) {
        List<Block> entries = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        for (Line line : lines) {
            boolean first = line.place().afterBlank()
                    || line.place().whole()
                    || Marker.of(line.text()).isPresent()
                    || line.text().startsWith("#")
                    || begins.test(line.text());
            if (first && !open.isEmpty()) {
                entries.add(block(open));
                open.clear();
            }
            open.add(line);
        }
        if (!open.isEmpty()) {
            entries.add(block(open));
        }
        return entries;
    }

    private static Block block(List<Line> lines) {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            words.append(words.isEmpty() ? "" : " ").append(line.text());
        }
        String text = words.toString();
        return Marker.of(text)
                .map(item -> new Block(lines, Optional.of(item.marker()), item.rest()))
                .orElseGet(() -> new Block(lines, Optional.empty(), text));
    }
}
