package se.nhv.web.editor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.source.compare.Difference;

/**
 * Which differences can become changes of a draft: those where the document says all that is needed. That a holder is not named
 * proves nothing, and an area is more than its permits.
 *
 * @param area the area's id
 * @param start the day from which the document's permits are valid; null when it does not say
 */
record Draftable(String area, @Nullable String start) implements Difference.Visitor<Optional<Change>> {

    @Override
    public Optional<Change> newArea(Difference.NewArea difference) {
        return Optional.empty();
    }

    @Override
    public Optional<Change> units(Difference.Units difference) {
        return Optional.of(new Change.Units(area, difference.before(), difference.after()));
    }

    @Override
    public Optional<Change> newHolder(Difference.NewHolder difference) {
        return Optional.ofNullable(difference.region())
                .map(region -> new Change.NewPermit(area, region, difference.unit(), start, difference.dnr()));
    }

    @Override
    public Optional<Change> unnamedHolder(Difference.UnnamedHolder difference) {
        return Optional.empty();
    }

    @Override
    public Optional<Change> start(Difference.Start difference) {
        return Optional.of(new Change.Start(difference.permit(), difference.before(), difference.after()));
    }
}
