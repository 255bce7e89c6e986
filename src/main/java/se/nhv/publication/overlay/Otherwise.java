package se.nhv.publication.overlay;

import java.util.Comparator;

/**
 * What a source says otherwise than what is in force: both are published, each with its source. Ordered by fact, value and source.
 *
 * @param fact its name, such as {@code moyamoya/units}
 * @param value what the source says, in the form of {@link se.nhv.source.compare.Difference.Value}
 * @param source an address, or the label of a document's paragraph
 * @param earlier whether the source said so when it was read before, and says something else now
 */
public record Otherwise(String fact, String value, String source, boolean earlier) implements Comparable<Otherwise> {
    private static final Comparator<Otherwise> ORDER = Comparator.comparing(Otherwise::fact)
            .thenComparing(Otherwise::value)
            .thenComparing(Otherwise::source)
            .thenComparing(Otherwise::earlier);

    @Override
    public int compareTo(Otherwise other) {
        return ORDER.compare(this, other);
    }
}
