package se.nhv.web.start;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the start page shows.
 *
 * @param q what was typed, empty at first
 * @param home the name of the region that the words name; null when they name none
 * @param remarks what the register says of codes that met nothing
 * @param areas all areas by name, for those who would rather look through a list
 */
public record StartView(
        String q, @Nullable String home, List<Group> groups, List<String> remarks, List<AreaLink> areas) {
    public StartView {
        groups = List.copyOf(groups);
        remarks = List.copyOf(remarks);
        areas = List.copyOf(areas);
    }

    /** Whether something was asked for and nothing was found. */
    public boolean foundNothing() {
        return !q.isEmpty() && groups.isEmpty();
    }

    /** @param key the key of the group's heading */
    public record Group(String key, List<Found> hits) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /**
     * @param address where the hit leads; null when it has no page of its own
     * @param refer where the referral journey begins for it; null where there is none
     * @param reasons why it was found, in words
     */
    public record Found(
            String name, @Nullable String address, @Nullable String refer, List<String> reasons) {
        public Found {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param state the state of the area in words, when it is not in force; empty otherwise */
    public record AreaLink(String name, String address, String state) {}
}
