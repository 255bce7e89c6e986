package se.nhv.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a document something stands: {@code kalla-003#p7-9} is the paragraphs 7 to 9 of {@code kalla-003}.
 *
 * <p>A paragraph is a line that is not empty, counted from 1; lines end at LF only. Immutable.
 *
 * @param document id of the document
 * @param first the first paragraph, from 1
 * @param last the last paragraph, never before the first
 */
public record ParagraphLabel(String document, int first, int last) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9.:-]+)#p([1-9][0-9]*)(?:-([1-9][0-9]*))?");

    public ParagraphLabel {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range of paragraphs: " + first + "-" + last);
        }
    }

    /** The label that the text writes, or none when it is no label. */
    public static Optional<ParagraphLabel> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(form.group(2));
        int last = form.group(3) == null ? first : Integer.parseInt(form.group(3));
        return last < first ? Optional.empty() : Optional.of(new ParagraphLabel(form.group(1), first, last));
    }

    @Override
    public String toString() {
        return document + "#p" + first + (last == first ? "" : "-" + last);
    }
}
