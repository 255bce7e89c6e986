package se.nhv.web.editor;

import org.jspecify.annotations.Nullable;
import se.nhv.source.compare.Difference;

/**
 * Which differences can become changes of a draft: those where the document says all that is needed. That a holder is not named
 * proves nothing, and an area is more than its permits.
 *
 * @param area the area's id
 * @param start the day from which the document's permits are valid; null when it does not say
 */
record Draftable(String area, @Nullable String start) implements Difference.Visitor<@Nullable Change> {

    @Override
    public @Nullable Change newArea(Difference.NewArea difference) {
        return null;
    }

    @Override
    public Change units(Difference.Units difference) {
        return new Change.Units(area, difference.before(), difference.after());
    }

    @Override
    public @Nullable Change newHolder(Difference.NewHolder difference) {
        return difference.region() == null
                ? null
                : new Change.NewPermit(area, difference.region(), difference.unit(), start, difference.dnr());
    }

    @Override
    public @Nullable Change unnamedHolder(Difference.UnnamedHolder difference) {
        return null;
    }

    @Override
    public Change start(Difference.Start difference) {
        return new Change.Start(difference.permit(), difference.before(), difference.after());
    }
}
