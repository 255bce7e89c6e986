package se.nhv.write;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.ChunkedMap;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.Commit;
import se.nhv.store.HashChain;
import se.nhv.store.LogEntry;
import se.nhv.store.Origin;

/**
 * Writes that reach the log together, so that the medium is waited for once: each is a transaction of its own and is decided on what
 * those before it leave. Used once, under the register's write lock; nothing of it is seen by readers before all of it is stored.
 */
final class Batch {
    private final CatalogueBuilder builder;
    private final InstantSource clock;
    private final List<Commit> commits = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private State state;

    /** The register after a write. */
    record State(Catalogue catalogue, Progress progress, ChunkedMap<ResourceKey, Origin> origins) {}

    /** One write: the entries that the log will hold, and the register with them. */
    record Step(List<LogEntry> entries, State after) {
        Step {
            entries = List.copyOf(entries);
        }
    }

    Batch(State now, CatalogueBuilder builder, InstantSource clock) {
        this.state = now;
        this.builder = builder;
        this.clock = clock;
    }

    /** What the next write is decided on. */
    Register.Moment moment() {
        return new Register.Moment(
                state.catalogue(), Instants.next(clock, state.progress().head()), state.origins());
    }

    /**
     * Adds a write; the catalogue with it is built before it is stored, for what a room cannot read must not reach the log, where it
     * would stop every later start.
     *
     * @return the catalogue with the write in it
     */
    Catalogue add(Origin origin, List<ResourceVersion> versions) {
        if (versions.isEmpty()) {
            return state.catalogue();
        }
        Commit commit = new Commit(origin, versions);
        List<LogEntry> entries = HashChain.entries(state.progress().head(), List.of(commit));
        Progress progress = state.progress();
        ChunkedMap<ResourceKey, Origin> origins = state.origins();
        for (LogEntry entry : entries) {
            progress = progress.after(entry);
            origins = origins.with(entry.version().key(), origin);
        }
        Catalogue next = builder.next(state.catalogue(), progress.edition(), versions);
        state = new State(next, progress, origins);
        commits.add(commit);
        steps.add(new Step(entries, state));
        return next;
    }

    /** What the log is to store, in order; empty when nothing is to be changed. */
    List<Commit> commits() {
        return commits;
    }

    List<Step> steps() {
        return steps;
    }
}
