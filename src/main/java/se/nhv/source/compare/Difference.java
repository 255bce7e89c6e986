package se.nhv.source.compare;

import org.jspecify.annotations.Nullable;

/** One thing that a document says otherwise than the published content. Each kind has its method in {@link Visitor}. */
public sealed interface Difference {

    <R> R accept(Visitor<R> visitor);

    /** The content has no such area. */
    record NewArea(String title) implements Difference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.newArea(this);
        }
    }

    /** @param before the published number of units; null when none is published */
    record Units(@Nullable Integer before, int after) implements Difference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.units(this);
        }
    }

    /**
     * A holder that has no published permit.
     *
     * @param name the region's name, or the unit's when its region is not known
     * @param region the region's id; null when the directory does not have it
     * @param unit the id of the unit where the care is given; null when the document or the directory does not say
     * @param dnr the case number; null when the document gives none
     */
    record NewHolder(
            String name,
            @Nullable String region,
            @Nullable String unit,
            @Nullable String dnr) implements Difference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.newHolder(this);
        }
    }

    /** A published holder that the document does not name, which is no proof that the permit has ended. */
    record UnnamedHolder(String name) implements Difference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unnamedHolder(this);
        }
    }

    /**
     * Another first day of a permit.
     *
     * @param permit the permit's id
     * @param before the published day, month or year; null when it is unknown
     */
    record Start(String permit, @Nullable String before, String after) implements Difference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.start(this);
        }
    }

    interface Visitor<R> {
        R newArea(NewArea difference);

        R units(Units difference);

        R newHolder(NewHolder difference);

        R unnamedHolder(UnnamedHolder difference);

        R start(Start difference);
    }
}
