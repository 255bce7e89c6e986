package se.nhv.web.editor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.FactName;

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
    public Optional<Change> newHolder(Difference.NewHolder difference) {
        return Optional.ofNullable(difference.region())
                .map(region -> new Change.NewPermit(area, region, difference.unit(), start, difference.dnr()));
    }

    @Override
    public Optional<Change> value(Difference.Value difference) {
        FactName fact = difference.fact();
        return switch (fact.fact()) {
            case UNITS ->
                Optional.of(new Change.Units(area, number(difference.before()), Integer.parseInt(difference.after())));
            case START -> Optional.of(new Change.Start(permit(fact), difference.before(), difference.after()));
            case TITLE, PART_UNITS, HOLDER, HOSPITAL, END, CASE_NUMBER, PARTNERS, SUB_PERMITS -> Optional.empty();
        };
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static String permit(FactName fact) {
        return fact.area() + "." + String.valueOf(fact.region()).replaceFirst("^region-", "");
    }
}
