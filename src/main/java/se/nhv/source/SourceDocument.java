package se.nhv.source;

import java.util.Arrays;
import java.util.List;

/**
 * A document as its paragraphs. Immutable.
 *
 * @param id such as {@code kalla-003}
 * @param lines the lines that are not empty, as they stand; the first is paragraph 1
 */
public record SourceDocument(String id, List<String> lines) {

    public SourceDocument {
        lines = List.copyOf(lines);
    }

    /** Splits the text at LF only and leaves out its empty lines. */
    public static SourceDocument parse(String id, String text) {
        return new SourceDocument(
                id,
                Arrays.stream(text.split("\n", -1))
                        .filter(line -> !line.isBlank())
                        .toList());
    }

    /**
     * The words that the label points at, as one text: line wraps and hyphens undone, list marker taken away.
     *
     * @throws IllegalArgumentException when the label names another document or lines that it does not have
     */
    public String text(ParagraphLabel label) {
        if (!label.document().equals(id) || label.last() > lines.size()) {
            throw new IllegalArgumentException(label + " is not in " + id + " with its " + lines.size() + " lines");
        }
        return LineWraps.join(lines.subList(label.first() - 1, label.last()));
    }
}
