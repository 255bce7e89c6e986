package se.nhv.source.read;

import java.util.List;
import java.util.Optional;

/**
 * Lines that belong together, with their wraps undone: a heading, a paragraph or a list item.
 *
 * @param lines the lines it was made of, at least one
 * @param marker the list marker it begins with
 * @param text its words without the marker
 */
public record Block(List<Line> lines, Optional<Marker> marker, String text) {
    public Block {
        lines = List.copyOf(lines);
    }

    public int indent() {
        return lines.get(0).indent();
    }

    public int number() {
        return lines.get(0).number();
    }

    public boolean afterBlank() {
        return lines.get(0).place().afterBlank();
    }

    /** The words with the marker, as a person reads them. */
    public String written() {
        return marker.map(m -> m.written() + " " + text).orElse(text);
    }

    /** The same lines with other words: a heading split from what follows it. */
    public Block withText(String words) {
        return new Block(lines, Optional.empty(), words);
    }
}
