package se.nhv.publication.reading;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One passage of a page as it stands now. Immutable.
 *
 * @param at its place in what was read
 * @param text its words
 * @param combine how it combines what it introduces; null when it introduces nothing
 * @param items how many items it introduces
 * @param paragraphs the page's paragraphs that it stands in, from 1
 */
record PagePassage(String at, String text, @Nullable String combine, int items, Set<Integer> paragraphs) {

    /** As the register keeps it, with the criteria that rest on it. */
    Passage kept(List<String> by) {
        return new Passage(at, Fingerprint.of(text), combine, items == 0 ? null : items, by);
    }

    String key() {
        return At.list(at) + " " + Fingerprint.of(text);
    }
}
