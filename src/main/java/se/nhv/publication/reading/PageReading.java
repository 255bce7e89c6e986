package se.nhv.publication.reading;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the register has read of one area's page or decision. Immutable.
 *
 * @param area the area's slug
 * @param passages in the page's order
 */
public record PageReading(String area, List<Passage> passages) {
    public PageReading {
        passages = List.copyOf(passages);
    }

    /** The criteria that rest on a passage. */
    public Set<String> read() {
        return passages.stream().flatMap(passage -> passage.by().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The same, where the criteria that are not among the known ones rest on what the other reading says. */
    public PageReading with(PageReading other, Set<String> known) {
        return new PageReading(
                area,
                passages.stream()
                        .map(passage -> passage.with(other.more(passage, known)))
                        .toList());
    }

    private List<String> more(Passage passage, Set<String> known) {
        return passages.stream()
                .filter(one -> one.at().equals(passage.at()) && one.words().equals(passage.words()))
                .flatMap(one -> one.by().stream())
                .filter(linkId -> !known.contains(linkId))
                .toList();
    }
}
