package se.nhv.web.find;

import java.util.List;
import se.nhv.directory.Label;

/**
 * Something that was found. Immutable.
 *
 * @param id the id of the plan or the organisation, or the code
 * @param reasons why it was found, the weightiest first; never empty
 */
public record Hit(Kind kind, String id, Label name, List<Reason> reasons, double score) {
    /** What can be found. */
    public enum Kind {
        AREA,
        UNIT,
        REGION,
        CODE
    }

    /** Where the words were met. */
    public enum Where {
        NAME(3),
        OTHER_NAME(2.5),
        PART(2),
        CRITERION(1.5),
        DIAGNOSIS(1),
        CODE(4);

        private final double weight;

        Where(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }
    }

    /** @param text what was met, in its own words */
    public record Reason(Where where, Label text) {}

    public Hit {
        reasons = List.copyOf(reasons);
    }
}
