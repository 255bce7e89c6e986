package se.nhv.web.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found, in groups, the best first. Immutable.
 *
 * @param county the county of a region that the words name; null when they name none
 */
public record Findings(
        List<Hit> areas,
        List<Hit> units,
        List<Hit> regions,
        List<Hit> codes,
        @Nullable String county) {
    public static final Findings NOTHING = new Findings(List.of(), List.of(), List.of(), List.of(), null);

    public Findings {
        areas = List.copyOf(areas);
        units = List.copyOf(units);
        regions = List.copyOf(regions);
        codes = List.copyOf(codes);
    }

    public boolean isEmpty() {
        return areas.isEmpty() && units.isEmpty() && regions.isEmpty() && codes.isEmpty();
    }
}
