package se.nhv.source.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has a permit, as the document says.
 *
 * @param region the region that holds it; null when only a hospital is named
 * @param unit the hospital or unit that performs it; null when it is not named
 * @param dnr the case number of the permit; null when it is not given
 * @param subPermits narrower permits, in the source's words
 * @param partners regions it works with, by name
 * @param note other words in the bracket after the holder; null when there are none
 */
public record Holder(
        @Nullable String region,
        @Nullable String unit,
        @Nullable String dnr,
        List<String> subPermits,
        List<String> partners,
        @Nullable String note) {
    public Holder {
        subPermits = List.copyOf(subPermits);
        partners = List.copyOf(partners);
    }
}
