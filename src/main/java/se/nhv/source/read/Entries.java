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
        Margin margin = Margin.of(lines);
        for (Line line : lines) {
            boolean first = !open.isEmpty() && ended(open.get(open.size() - 1), line, margin)
                    || line.place().afterBlank()
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

    /** A line that had room for the next one's first word was ended by its writer; then a capital begins an entry. */
    private static boolean ended(Line above, Line line, Margin margin) {
        return line.extent().exact() && Character.isUpperCase(line.text().charAt(0)) && !margin.full(above, line);
    }

    private static Block block(List<Line> lines) {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            // "ICD-10-" and "SE" are one word.
            boolean divided = words.toString().matches(".*[\\d\\p{Lu}]-$");
            words.append(words.isEmpty() || divided ? "" : " ").append(line.text());
        }
        String text = words.toString();
        return Marker.of(text)
                .map(item -> new Block(lines, Optional.of(item.marker()), item.rest()))
                .orElseGet(() -> new Block(lines, Optional.empty(), text));
    }
}
