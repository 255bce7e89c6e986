package se.nhv.publication.overlay;

import java.util.List;

/**
 * One of the activities that a partner is trusted with.
 *
 * @param id last part of the service's id
 * @param sv its name within a sentence
 * @param comment the source's words
 */
public record Activity(String id, String sv, String comment, List<Limit> eligibility) {
    public Activity {
        eligibility = Lists.orEmpty(eligibility);
    }
}
