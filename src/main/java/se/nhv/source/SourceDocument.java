package se.nhv.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A document as its paragraphs. Immutable.
 *
 * @param id such as {@code kalla-003}
 * @param lines the lines that are not empty, as they stand; the first is paragraph 1
 */
public record SourceDocument(String id, List<String> lines) {
    /** Words that a label points at are not longer than this. */
    private static final int LONGEST = 4_000;

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

    /** The fewest paragraphs, the first of them at or after {@code from}, that hold the words; wraps, spaces and hyphens do not matter. */
    public Optional<ParagraphLabel> find(String words, int from) {
        String wanted = bare(words);
        for (int first = from; first <= lines.size(); first++) {
            int last = first;
            String held = bare(lines.get(first - 1));
            while (held.length() < LONGEST && last < lines.size() && !held.contains(wanted)) {
                last++;
                held += bare(lines.get(last - 1));
            }
            if (held.contains(wanted)) {
                return Optional.of(new ParagraphLabel(id, narrowed(wanted, first, last), last));
            }
        }
        return Optional.empty();
    }

    /** Takes away the paragraphs before the words. */
    private int narrowed(String wanted, int first, int last) {
        int start = first;
        while (start < last && bare(String.join("", lines.subList(start, last))).contains(wanted)) {
            start++;
        }
        return start;
    }

    private static String bare(String words) {
        return words.replaceAll("[\\s\\u00a0\\u00ad-]+", "");
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
