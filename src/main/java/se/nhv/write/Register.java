package se.nhv.write;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueAt;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.ChunkedMap;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Editions;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.AppendResult;
import se.nhv.store.LogEntry;
import se.nhv.store.LogRefusedException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.Origin;
import se.nhv.store.ResourceLog;
import se.nhv.store.content.BaseContent;

/**
 * Owns the log and the current catalogue: nothing changes but through here. Thread-safe: writes are decided one after the other, and stored
 * together when several wait; readers never wait.
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
    private final Queue<Pending<?>> waiting = new ConcurrentLinkedQueue<>();
    private volatile ChunkedMap<ResourceKey, Origin> origins;
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
     * @param result what the caller gets once it is stored, read from the catalogue with exactly this write in it
     */
    public record Plan<T>(Origin origin, List<ResourceVersion> versions, Function<Catalogue, T> result) {
        public Plan {
            versions = List.copyOf(versions);
        }
    }

    /**
     * Decides what a write stores. May be asked again, with a newer catalogue, when another node was faster; and by another thread
     * than the one that writes.
     */
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
    public record Moment(Catalogue now, Instant instant, ChunkedMap<ResourceKey, Origin> origins) {}

    private Register(UpToDateLog read, CatalogueBuilder builder) {
        this.log = read.log();
        this.builder = builder;
        this.clock = read.clock();
        Start start = read.start();
        this.kept = read.kept();
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
        return open(UpToDateLog.read(log, base, clock), builder);
    }

    /** Builds the first catalogue from a log that has been read. The register owns the log from here on. */
    public static Register open(UpToDateLog read, CatalogueBuilder builder) {
        Register register;
        try {
            register = new Register(read, builder);
        } catch (RuntimeException e) {
            read.log().close();
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

    /** Where each resource's current version came from. */
    ChunkedMap<ResourceKey, Origin> origins() {
        return origins;
    }

    /**
     * Stores what the planner decides, durably, and publishes it; then the result is returned.
     *
     * <p>Who gets the lock carries out all that waits, in one go to the medium; the others find theirs done.
     *
     * @throws LogUnavailableException when the log refuses; nothing is published then
     */
    public <T> T write(Planner<T> planner) {
        Pending<T> own = new Pending<>(planner);
        waiting.add(own);
        writing.lock();
        try {
            if (!own.isDecided()) {
                carryOut(drained());
            }
            return own.result();
        } finally {
            writing.unlock();
        }
    }

    private List<Pending<?>> drained() {
        List<Pending<?>> writes = new ArrayList<>();
        for (Pending<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            writes.add(next);
        }
        return writes;
    }

    private void carryOut(List<Pending<?>> writes) {
        try {
            if (log.shared()) {
                catchUp(); // a condition is judged by what the log holds, not by what this node has seen of it
            }
            while (!stored(writes)) {
                if (!catchUp()) {
                    throw new LogUnavailableException("the log ends elsewhere than this node has read", null);
                }
            }
        } catch (LogUnavailableException e) {
            noteTrouble(e);
            writes.forEach(write -> write.fail(e));
        } catch (LogRefusedException e) {
            writes.forEach(write -> write.fail(e));
        }
    }

    /** Decides the writes and stores them, all or none; false when another node's were stored meanwhile. */
    private boolean stored(List<Pending<?>> writes) {
        Batch batch = new Batch(new Batch.State(current.now(), progress, origins), builder, clock);
        writes.forEach(write -> write.decide(batch));
        if (batch.commits().isEmpty()) {
            return true;
        }
        if (!(log.append(progress.head(), batch.commits()) instanceof AppendResult.Stored)) {
            return false;
        }
        batch.steps().forEach(step -> publish(step.entries(), step.after()));
        trouble = null;
        return true;
    }

    /** Reads and publishes what others wrote; false when that is nothing. */
    private boolean catchUp() {
        List<LogEntry> entries = new ArrayList<>();
        log.replay(progress.head().sequence(), entries::add);
        if (entries.isEmpty()) {
            return false;
        }
        Progress next = progress;
        ChunkedMap<ResourceKey, Origin> known = origins;
        long transaction = entries.get(0).transaction();
        for (LogEntry entry : entries) {
            if (entry.transaction() != transaction) {
                editions.add(next.edition());
                transaction = entry.transaction();
            }
            next = next.after(entry);
            known = known.with(entry.version().key(), entry.origin());
        }
        List<ResourceVersion> versions = entries.stream().map(LogEntry::version).toList();
        Catalogue after = builder.next(current.now(), next.edition(), versions);
        publish(entries, new Batch.State(after, next, known));
        return true;
    }

    private void publish(List<LogEntry> entries, Batch.State after) {
        Catalogue before = current.now();
        progress = after.progress();
        origins = after.origins();
        editions.add(progress.edition());
        current.publish(after.catalogue());
        listeners.forEach(listener -> listener.published(before, after.catalogue(), entries));
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
