package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region that works under another region's permit.
 *
 * @param region id of its organization
 * @param roles codes of nhv-tillstandsroll
 */
public record Partner(
        String region,
        List<String> roles,
        String evidence,
        List<Source> sources,
        @Nullable String comment,
        List<Activity> activities) {
    public Partner {
        roles = Lists.orEmpty(roles);
        sources = Lists.orEmpty(sources);
        activities = Lists.orEmpty(activities);
    }
}
