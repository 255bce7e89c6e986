package se.nhv.web.editor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a draft would change in the register. Immutable; each kind has its method in {@link Visitor}.
 *
 * <p>What was there when the draft was made is kept ({@code before}), so that a draft that the register has overtaken is not applied.
 */
sealed interface Change {

    <R> R accept(Visitor<R> visitor);

    /** How many units were decided for an area. */
    record Units(String area, @Nullable Integer before, int after) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.units(this);
        }
    }

    /**
     * A permit that the register does not have.
     *
     * @param region the id of the region that holds it
     * @param unit the id of the unit where the care is given; null when no source says
     * @param start the first day; null when it is unknown
     * @param dnr the authority's case number; null when no source gives one
     */
    record NewPermit(
            String area,
            String region,
            @Nullable String unit,
            @Nullable String start,
            @Nullable String dnr) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.newPermit(this);
        }
    }

    /** The first day of a permit, and of what its partners do under it. */
    record Start(String permit, @Nullable String before, String after) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.start(this);
        }
    }

    interface Visitor<R> {
        R units(Units change);

        R newPermit(NewPermit change);

        R start(Start change);
    }
}
