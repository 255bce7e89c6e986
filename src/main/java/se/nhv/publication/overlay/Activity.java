package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the activities of a partner, or one of the units that share a permit's assignment.
 *
 * @param id last part of the service's id
 * @param sv its name within a sentence
 * @param provider id of the organization that gives it; null when it is the partner itself
 * @param comment the source's words, or ours
 */
public record Activity(String id, String sv, @Nullable String provider, String comment, List<Limit> eligibility) {
    public Activity {
        eligibility = Lists.orEmpty(eligibility);
    }
}
