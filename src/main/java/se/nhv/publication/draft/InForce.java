package se.nhv.publication.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Permit;
import se.nhv.source.ParagraphLabel;
import se.nhv.source.compare.Fact;
import se.nhv.source.compare.FactName;

/** What is in force of an area: since when, and where it stands. Pure. */
final class InForce {
    private InForce() {}

    /** Where the value of a fact stands: addresses, or the labels of paragraphs. */
    static List<String> sources(Area area, FactName fact) {
        if (fact.region() != null) {
            return area.permits().stream()
                    .filter(permit -> permit.holder().equals(fact.region()))
                    .flatMap(permit -> permit.sources().stream())
                    .flatMap(source -> Stream.of(source.source(), source.url()).filter(Objects::nonNull))
                    .toList();
        }
        String label = area.unitsSource();
        if (label != null
                && fact.fact() == Fact.UNITS
                && ParagraphLabel.parse(label).isPresent()) {
            return List.of(label);
        }
        return area.page() == null ? area.addresses() : List.of(area.page());
    }

    /**
     * When the area applies from with these permits: from the first day of the first one, unless a source says something else.
     *
     * @return null when it is not known
     */
    static @Nullable String since(Area area, List<Permit> permits) {
        String stated = area.effective();
        String before = first(area.permits());
        String now = first(permits);
        boolean derived = stated == null || stated.equals(before);
        return derived && !Objects.equals(before, now) ? now : stated;
    }

    private static @Nullable String first(List<Permit> permits) {
        return permits.stream()
                .flatMap(permit -> Stream.ofNullable(permit.start()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
