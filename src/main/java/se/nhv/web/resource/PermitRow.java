package se.nhv.web.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A permit as a line of a page.
 *
 * @param what the area or the unit that the line is about
 * @param holder who holds it, with its address; both empty when it is the unit itself
 * @param validity since when, in words
 * @param applies whether it may apply on the page's day
 * @param details uptake, limits, roles and remarks, in words
 * @param permit the address of the permit itself
 */
public record PermitRow(
        String what,
        String address,
        String holder,
        String holderAddress,
        String validity,
        boolean applies,
        List<Detail> details,
        String permit) {
    public PermitRow {
        details = List.copyOf(details);
    }

    /**
     * A detail.
     *
     * @param lang the language of its words; null when it is the page's own
     */
    public record Detail(String text, @Nullable String lang) {}
}
