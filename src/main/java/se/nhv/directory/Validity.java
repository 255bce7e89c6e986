package se.nhv.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;

/**
 * When a permit applies, as far as the sources say. Immutable.
 *
 * @param active false when the permit or its unit is withdrawn, whatever the days say
 * @param start null when no source states it
 * @param end null for a permit until further notice
 * @param granted when the permit was granted; null when no source states it
 */
public record Validity(
        boolean active,
        @Nullable PartialDate start,
        @Nullable PartialDate end,
        @Nullable PartialDate granted) {

    /** What can be said of a permit on one day. */
    public enum State {
        NOT_STARTED,
        /** The source gives the year (or month) of the start, and the day lies in it. */
        STARTS_IN_YEAR,
        VALID,
        START_UNKNOWN,
        ENDED;

        /** Whether the permit may count as known on that day. */
        public boolean mayApply() {
            return this != NOT_STARTED && this != ENDED;
        }
    }

    /** The state on a day; a start, end or grant that is known to the year is read in the permit's favour. */
    public State on(LocalDate day) {
        if (!active || (end != null && day.isAfter(end.last()))) {
            return State.ENDED;
        }
        if (start == null) {
            boolean beforeGrant = granted != null && day.isBefore(granted.first());
            return beforeGrant ? State.NOT_STARTED : State.START_UNKNOWN;
        }
        if (day.isBefore(start.first())) {
            return State.NOT_STARTED;
        }
        return !start.isDay() && !day.isAfter(start.last()) ? State.STARTS_IN_YEAR : State.VALID;
    }
}
