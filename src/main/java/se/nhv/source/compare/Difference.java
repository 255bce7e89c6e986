package se.nhv.source.compare;

import org.jspecify.annotations.Nullable;

/** One thing that a document says otherwise than the published content. Each kind has its method in {@link Visitor}. */
public sealed interface Difference {

    /** What an editor calls it: the same name in every run. */
    String name();

    <R> R accept(Visitor<R> visitor);

    /**
     * The content has no such area.
     *
     * @param area the id that it would have
     */
    record NewArea(String area, String title) implements Difference {
        @Override
        public String name() {
            return area;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.newArea(this);
        }
    }

    /**
     * A holder that has no published permit.
     *
     * @param label the difference's name
     * @param holder the region's name, or the unit's when its region is not known
     * @param region the region's id; null when the directory does not have it
     * @param unit the id of the unit where the care is given; null when the document or the directory does not say
     * @param dnr the case number; null when the document gives none
     */
    record NewHolder(
            String label,
            String holder,
            @Nullable String region,
            @Nullable String unit,
            @Nullable String dnr) implements Difference {
        @Override
        public String name() {
            return label;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.newHolder(this);
        }
    }

    /**
     * A fact that is published with another value, or with none.
     *
     * @param before the published value; null when none is published
     * @param after what the document says: a number, a date, a case number, a title, ids with commas between; for a holder
     *     {@link #NAMED} or {@link #NOT_NAMED}
     */
    record Value(FactName fact, @Nullable String before, String after) implements Difference {
        /** The region holds a permit. */
        public static final String NAMED = "named";
        /** The document does not name the holder, which is no proof that the permit has ended. */
        public static final String NOT_NAMED = "not-named";
        /** The permit has no last day. */
        public static final String OPEN_ENDED = "open-ended";

        @Override
        public String name() {
            return fact.toString();
        }

        /**
         * Whether the document fills a gap, and nothing that is published says otherwise. A permit without a last day is in force
         * until further notice, so a last day never fills a gap.
         */
        public boolean adds() {
            boolean moreExact = fact.fact() == Fact.START && before != null && after.startsWith(before);
            return moreExact || (before == null && fact.fact() != Fact.END);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.value(this);
        }
    }

    interface Visitor<R> {
        R newArea(NewArea difference);

        R newHolder(NewHolder difference);

        R value(Value difference);
    }
}
