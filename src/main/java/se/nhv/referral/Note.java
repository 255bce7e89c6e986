package se.nhv.referral;

import java.util.List;
import se.nhv.directory.Label;

/**
 * Something in words that stands beside a verdict. Immutable.
 *
 * @param kind what sort of note it is
 * @param words what the kind's text is filled with; for {@link Kind#SAID} the note itself
 */
public record Note(Kind kind, List<Label> words) {

    /** The sorts of note, in the order in which they are given. */
    public enum Kind {
        /** The patient is outside the area's age limit. */
        AGE_OUTSIDE_AREA("note-age-outside-area"),
        /** The area has an age limit that cannot be decided. */
        AGE_NOT_GIVEN("note-age-not-given"),
        /** No source that we have seen states the definition. */
        DEFINITION_UNKNOWN("note-definition-unknown"),
        /** A sub-permit is asked for: units without it may still give the rest of the area's care. */
        OTHER_CARE("note-other-care"),
        /** A question whose answer could call for a sub-permit. */
        ACTION_QUESTION("note-action-question"),
        /** A clarification or a delimitation of the decision, in our short words. */
        SAID("");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key of the text; empty when the note brings its own words. */
        public String key() {
            return key;
        }
    }

    public Note {
        words = List.copyOf(words);
    }

    static Note of(Kind kind, Label... words) {
        return new Note(kind, List.of(words));
    }
}
