package se.nhv.write;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.nhv.catalogue.ChunkedMap;
import se.nhv.catalogue.Editions;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.AppendResult;
import se.nhv.store.Commit;
import se.nhv.store.LogEntry;
import se.nhv.store.Origin;
import se.nhv.store.ResourceLog;
import se.nhv.store.content.BaseChanges;
import se.nhv.store.content.BaseContent;

/**
 * How a register starts: the log is read and its hashes are checked, then the base edition is compared with it and what is new
 * becomes the next versions in the log (docs/architecture.md, content). Used once, by one thread.
 *
 * <p>A program that is older than what the log has seen changes nothing: while nodes are upgraded one by one, the old ones must
 * not undo what the new ones brought.
 */
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    /** A line now and then tells an operator that a long start is under way. */
    private static final int ENTRIES_BETWEEN_LINES = 20_000;

    private final ResourceLog log;
    private final BaseContent base;
    private final List<ResourceVersion> versions = new ArrayList<>();
    private final Map<ResourceKey, LogEntry> latest = new HashMap<>();
    private final Editions editions = new Editions();
    private Progress progress;
    private long transaction;

    Start(ResourceLog log, BaseContent base) {
        this.log = log;
        this.base = base;
        this.progress = Progress.none(base.edition());
    }

    Progress progress() {
        return progress;
    }

    List<ResourceVersion> versions() {
        return versions;
    }

    /** Where each resource's newest version came from. */
    ChunkedMap<ResourceKey, Origin> origins() {
        ChunkedMap<ResourceKey, Origin> origins = ChunkedMap.empty();
        for (Map.Entry<ResourceKey, LogEntry> entry : latest.entrySet()) {
            origins = origins.with(entry.getKey(), entry.getValue().origin());
        }
        return origins;
    }

    Editions editions() {
        return editions;
    }

    /** Reads the log and brings the base edition into it; returns what an editor's version kept out. */
    List<ResourceKey> run(InstantSource clock) {
        while (true) {
            log.replay(progress.head().sequence(), this::read);
            if (olderThanLog()) {
                LOG.warn(
                        "the log has base edition {}; this program brings {} and leaves it",
                        progress.base(),
                        base.edition());
                editions.add(progress.edition());
                return List.of();
            }
            boolean first = progress.head().sequence() == 0;
            BaseChanges changes =
                    base.against(latest, first ? base.edition().instant() : Instants.next(clock, progress.head()));
            if (changes.versions().isEmpty() || stored(changes)) {
                editions.add(progress.edition());
                report(changes);
                return changes.kept();
            }
        }
    }

    private boolean olderThanLog() {
        return progress.base().instant().isAfter(base.edition().instant());
    }

    private boolean stored(BaseChanges changes) {
        Commit commit = new Commit(Origin.base(base.edition()), changes.versions());
        AppendResult result = log.append(progress.head(), List.of(commit));
        if (result instanceof AppendResult.Stored stored) {
            stored.entries().forEach(this::read);
            return true;
        }
        return false; // another node was first: look again
    }

    private void read(LogEntry entry) {
        if (entry.transaction() != transaction && transaction != 0) {
            editions.add(progress.edition());
        }
        transaction = entry.transaction();
        progress = progress.after(entry);
        versions.add(entry.version());
        latest.put(entry.version().key(), entry);
        if (entry.sequence() % ENTRIES_BETWEEN_LINES == 0) {
            LOG.info("{} versions read from the log", entry.sequence());
        }
    }

    private void report(BaseChanges changes) {
        if (!changes.versions().isEmpty()) {
            LOG.info(
                    "base edition {}: {} resources are new or changed",
                    base.edition().id(),
                    changes.versions().size());
        }
        if (!changes.kept().isEmpty()) {
            LOG.warn(
                    "base edition {} differs from what editors wrote, which stays: {}",
                    base.edition().id(),
                    changes.kept());
        }
    }
}
