package se.nhv.publication.reading;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One passage of a page as the register read it. Immutable.
 *
 * @param at its place in what was read: {@code criteria.2b}, {@code delimitations.1}
 * @param words the {@link Fingerprint} of its words
 * @param combine {@code any-of}, {@code all-of} or {@code at-least n}; null when it introduces nothing
 * @param items how many items it introduces; null for none
 * @param by the linkIds of the criteria that rest on it; none when nobody has made a criterion of it
 */
public record Passage(
        String at,
        String words,
        @Nullable String combine,
        @Nullable Integer items,
        List<String> by) {
    public Passage {
        by = by == null ? List.of() : List.copyOf(by); // a file leaves an empty list out
    }

    /** Whether it defines something, or a criterion rests on it. */
    boolean worthKeeping() {
        return At.list(at).equals(At.ROOT) || At.defines(at) || !by.isEmpty();
    }

    /** What two passages with the same words must share to say the same: an item that becomes a delimitation does not. */
    String key() {
        return At.list(at) + " " + words;
    }

    /** The same, with more criteria that rest on it. */
    Passage with(List<String> more) {
        return new Passage(
                at,
                words,
                combine,
                items,
                Stream.concat(by.stream(), more.stream()).toList());
    }
}
