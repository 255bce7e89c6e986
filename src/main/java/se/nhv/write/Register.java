package se.nhv.write;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueAt;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Editions;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.AppendResult;
import se.nhv.store.Commit;
import se.nhv.store.LogEntry;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.Origin;
import se.nhv.store.ResourceLog;
import se.nhv.store.content.BaseContent;

/**
 * Owns the log and the current catalogue: nothing changes but through here. Thread-safe: one write at a time, readers never wait.
 *
 * <p>Where other processes append to the same log, a thread follows it and publishes what they wrote.
 *
 * <p>Long because what happens under the write lock is kept in one place, where it can be read as a whole.
 */
public final class Register implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Register.class);
    /** What another node wrote must be seen within a second, also when its call to wake us is lost. */
    private static final Duration POLL = Duration.ofMillis(400);

    private final ResourceLog log;
    private final CatalogueBuilder builder;
    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Editions editions;
    private final List<ResourceKey> kept;
    private final CurrentCatalogue current;
    private final CatalogueAt earlier;
    private final @Nullable Thread follower;
    private final Map<ResourceKey, Origin> origins; // guarded by writing
    private Progress progress; // guarded by writing
    private volatile @Nullable String trouble;
    private volatile boolean closed;

    /** Is told of each new catalogue, in order, by the thread that made it: hand work over and return. */
    @FunctionalInterface
    public interface Listener {
        void published(Catalogue before, Catalogue after, List<LogEntry> written);
    }

    /**
     * What a write wants to store.
     *
     * @param versions in order, all with the instant that was given; empty when there is nothing to change
     * @param result what the caller gets once it is stored
     */
    public record Plan<T>(Origin origin, List<ResourceVersion> versions, T result) {}

    /** Decides what a write stores. May be asked again, with a newer catalogue, when another node was faster. */
    @FunctionalInterface
    public interface Planner<T> {
        Plan<T> plan(Moment moment);
    }

    /**
     * When a write is decided.
     *
     * @param now the newest catalogue
     * @param instant what the versions are to be stored with
     * @param origins where each resource's current version came from
     */
    public record Moment(Catalogue now, Instant instant, Map<ResourceKey, Origin> origins) {}

    private Register(ResourceLog log, BaseContent base, CatalogueBuilder builder, InstantSource clock) {
        this.log = log;
        this.builder = builder;
        this.clock = clock;
        Start start = new Start(log, base);
        this.kept = start.run(clock);
        this.progress = start.progress();
        this.editions = start.editions();
        this.origins = start.origins();
        this.current = new CurrentCatalogue(builder.first(progress.edition(), start.versions()));
        this.earlier = new CatalogueAt(current, builder, editions);
        this.follower = log.shared() ? new Thread(this::follow, "log-follower") : null;
    }

    /**
     * Reads the log, brings the base edition into it and builds the first catalogue. The register owns the log from here on.
     *
     * @throws LogRefusedException when the log is not what was stored
     * @throws LogUnavailableException when it cannot be read, or the base edition cannot be written
     */
    public static Register open(ResourceLog log, BaseContent base, CatalogueBuilder builder, InstantSource clock) {
        Register register;
        try {
            register = new Register(log, base, builder, clock);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
        if (register.follower != null) {
            register.follower.setDaemon(true);
            register.follower.start();
        }
        return register;
    }

    public CurrentCatalogue current() {
        return current;
    }

    /** Earlier states of the register. */
    public CatalogueAt earlier() {
        return earlier;
    }

    /** What the base edition says otherwise than an editor, whose version stays. */
    public List<ResourceKey> kept() {
        return kept;
    }

    /** Why the log cannot be written or followed at the moment; empty when all is well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Stores what the planner decides, durably, and publishes it; then the result is returned.
     *
     * @throws LogUnavailableException when the log refuses; nothing is published then
     */
    public <T> T write(Planner<T> planner) {
        writing.lock();
        try {
            if (log.shared()) {
                catchUp(); // a condition is judged by what the log holds, not by what this node has seen of it
            }
            while (true) {
                Plan<T> plan = planner.plan(moment());
                if (plan.versions().isEmpty() || stored(plan)) {
                    return plan.result();
                }
                if (!catchUp()) {
                    throw new LogUnavailableException("the log ends elsewhere than this node has read", null);
                }
            }
        } catch (LogUnavailableException e) {
            noteTrouble(e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private Moment moment() {
        return new Moment(current.now(), Instants.next(clock, progress.head()), Collections.unmodifiableMap(origins));
    }

    private boolean stored(Plan<?> plan) {
        // built before it is stored: what a room cannot read must not reach the log, where it would stop every later
        // start
        Catalogue candidate = candidate(plan.versions());
        AppendResult result = log.append(progress.head(), List.of(new Commit(plan.origin(), plan.versions())));
        if (result instanceof AppendResult.Stored stored) {
            publish(stored.entries(), candidate);
            trouble = null;
            return true;
        }
        return false;
    }

    /** Reads and publishes what others wrote; false when that is nothing. */
    private boolean catchUp() {
        List<LogEntry> entries = new ArrayList<>();
        log.replay(progress.head().sequence(), entries::add);
        if (!entries.isEmpty()) {
            publish(entries, null);
        }
        return !entries.isEmpty();
    }

    private Catalogue candidate(List<ResourceVersion> versions) {
        Instant instant = versions.get(versions.size() - 1).lastUpdated();
        return builder.next(current.now(), progress.editionAfter(versions.size(), instant), versions);
    }

    /** Makes what was stored current; {@code built} is the catalogue that was made of it beforehand, if one was. */
    private void publish(List<LogEntry> entries, @Nullable Catalogue built) {
        Progress next = progress;
        long transaction = entries.get(0).transaction();
        for (LogEntry entry : entries) {
            if (entry.transaction() != transaction) {
                editions.add(next.edition());
                transaction = entry.transaction();
            }
            next = next.after(entry);
            origins.put(entry.version().key(), entry.origin());
        }
        Catalogue before = current.now();
        Catalogue after = built != null && built.edition().equals(next.edition())
                ? built
                : builder.next(
                        before,
                        next.edition(),
                        entries.stream().map(LogEntry::version).toList());
        progress = next;
        editions.add(next.edition());
        current.publish(after);
        listeners.forEach(listener -> listener.published(before, after, entries));
    }

    private void follow() {
        while (!closed) {
            log.awaitChange(POLL);
            writing.lock();
            try {
                catchUp();
                trouble = null;
            } catch (LogUnavailableException e) {
                noteTrouble(e);
            } catch (LogRefusedException e) {
                noteTrouble(e);
                LOG.error("following the log has ended: start this node anew", e);
                return;
            } finally {
                writing.unlock();
            }
        }
    }

    private void noteTrouble(RuntimeException e) {
        if (trouble == null && !closed) {
            LOG.error("the log cannot be reached or written; reads go on", e);
        }
        trouble = String.valueOf(e.getMessage());
    }

    /** Ends following and closes the log; a write that is under way is finished first. */
    @Override
    public void close() {
        closed = true;
        if (follower != null) {
            follower.interrupt();
        }
        writing.lock();
        try {
            log.close();
        } finally {
            writing.unlock();
        }
    }
}
