package se.nhv.terminology;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/**
 * The closure tables of the clients, by name (R4 {@code $closure}). Besides {@link ResourceCaches} the only thing that the
 * register remembers between requests: bounded, of this node alone, and gone with the process. R4 foresees the loss: a client that
 * is told that its table is unknown initializes it again. Where there is no more room, the table goes that was not used for longest.
 * Safe for all threads; one step at a time is made.
 */
public final class ClosureTables {
    /** All tables together: concepts and links, of which a million take some 30 MB. */
    private static final int MOST_WEIGHT = 1_000_000;

    private static final int MOST_TABLES = 1_000;

    private final @Nullable Supplier<String> ids;
    private final Map<String, ClosureTable> tables = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private ClosureTables(@Nullable Supplier<String> ids) {
        this.ids = ids;
    }

    /** @param ids gives each initialization its own */
    public static ClosureTables kept(Supplier<String> ids) {
        return new ClosureTables(ids);
    }

    /**
     * No tables. With several nodes a client's requests reach now one and now another: each would know a part of the table only,
     * and a table that lacks relations is worse than none.
     */
    public static ClosureTables none() {
        return new ClosureTables(null);
    }

    /** Whether there are tables at all. */
    public boolean areKept() {
        return ids != null;
    }

    /** Begins a table, or begins it anew. */
    synchronized ClosureTable initialize(String name) {
        ClosureTable empty = ClosureTable.empty(ids().get());
        put(name, empty);
        return empty;
    }

    /** Takes a table one step further; it stays as it was when the step is refused. */
    synchronized ClosureTable advance(String name, UnaryOperator<ClosureTable> step) {
        ids();
        ClosureTable before = tables.get(name);
        if (before == null) {
            throw new TxException(
                    404,
                    Issue.error(IssueType.NOTFOUND, TxIssue.NOT_FOUND, Message.NHV_CLOSURE_UNKNOWN, name)
                            .at("name"));
        }
        ClosureTable after = step.apply(before);
        put(name, after);
        return after;
    }

    private Supplier<String> ids() {
        if (ids == null) {
            throw new TxException(400, Issue.error(IssueType.NOTSUPPORTED, null, Message.NHV_CLOSURE_NONE));
        }
        return ids;
    }

    private void put(String name, ClosureTable table) {
        ClosureTable replaced = tables.put(name, table);
        weight += table.weight() - (replaced == null ? 0 : replaced.weight());
        Iterator<ClosureTable> longestUnused = tables.values().iterator();
        while ((weight > MOST_WEIGHT || tables.size() > MOST_TABLES) && tables.size() > 1) {
            weight -= longestUnused.next().weight();
            longestUnused.remove();
        }
    }
}
