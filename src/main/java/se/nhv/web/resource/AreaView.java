package se.nhv.web.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a care area shows.
 *
 * @param state the area's place in the process, in words
 * @param date the day that units are shown for
 * @param shownDay the same day in words
 * @param days the days on which something changes, each with the address that shows the page as of then
 * @param lifetime what the day can be chosen from by sliding; null when no day of any event is known
 * @param decided how many units were decided; null when no source says
 * @param known how many own permits may apply on the day
 * @param notes what the register adds
 * @param conditions what a unit must fulfil, as far as a source is known; the first line says what sort of source
 */
public record AreaView(
        String slug,
        boolean canRefer,
        String description,
        String state,
        boolean definitionKnown,
        String date,
        String shownDay,
        List<Link> days,
        @Nullable Lifetime lifetime,
        @Nullable Integer decided,
        int known,
        List<Node> criteria,
        List<PermitRow> units,
        List<PermitRow> partners,
        List<SubPermit> subPermits,
        List<String> notes,
        List<Group> conditions,
        List<Result> results,
        List<Link> sources,
        List<Link> history,
        Forms forms) {
    public AreaView {
        days = List.copyOf(days);
        criteria = List.copyOf(criteria);
        units = List.copyOf(units);
        partners = List.copyOf(partners);
        subPermits = List.copyOf(subPermits);
        notes = List.copyOf(notes);
        conditions = List.copyOf(conditions);
        results = List.copyOf(results);
        sources = List.copyOf(sources);
        history = List.copyOf(history);
    }

    /** @param address empty when there is nowhere to go */
    public record Link(String text, String address) {}

    /**
     * A node of the criteria tree.
     *
     * @param kind what it is, in words
     * @param quote the decision's own words; empty where they may not be published
     * @param rule how the nodes below it combine, in words; empty for a leaf
     */
    public record Node(String title, String kind, String quote, String rule, List<Link> sources, List<Node> below) {
        public Node {
            sources = List.copyOf(sources);
            below = List.copyOf(below);
        }
    }

    public record SubPermit(String name, @Nullable Integer decided, List<PermitRow> holders) {
        public SubPermit {
            holders = List.copyOf(holders);
        }
    }

    public record Group(String title, List<Condition> items) {
        public Group {
            items = List.copyOf(items);
        }

        /** How many conditions there are, at any depth; what only introduces others or says that there are none is no condition. */
        public int count() {
            return items.stream().mapToInt(Condition::count).sum();
        }
    }

    /**
     * A line of the conditions.
     *
     * @param counts whether it is a condition itself, not words that introduce those below
     */
    public record Condition(String text, boolean counts, List<Condition> below) {
        public Condition {
            below = List.copyOf(below);
        }

        int count() {
            return (counts ? 1 : 0) + below.stream().mapToInt(Condition::count).sum();
        }
    }

    public record Result(String measure, String value, String period, String unit, String address) {}
}
