package se.nhv.web.change;

import se.nhv.directory.Permit;
import se.nhv.fhir.PartialDate;

/**
 * Something that happened to a permit, as far as the sources say. Immutable.
 *
 * @param date as exactly as it is known
 */
public record Event(PartialDate date, Kind kind, Permit permit) {
    /** What happened, in the order in which it happens. */
    public enum Kind {
        GRANTED("event.granted"),
        STARTED("event.started"),
        ENDED("event.ended");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key of the sentence; {0} is the area, {1} the unit. */
        public String key() {
            return key;
        }
    }
}
