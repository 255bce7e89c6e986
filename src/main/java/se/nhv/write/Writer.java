package se.nhv.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.ChunkedMap;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.store.LogUnavailableException;
import se.nhv.store.Origin;
import se.nhv.write.rules.Case;
import se.nhv.write.rules.Rules;

/**
 * Carries out commands: preconditions, rules, log, publication. All commands of a call are stored together or not at all.
 * Thread-safe.
 */
public final class Writer {
    private final Register register;
    private final Bodies bodies;
    private final se.nhv.fhir.Codec codec;
    private final Finder finder;
    private final Rules rules;
    private final Supplier<String> ids;

    /** @param ids makes the ids of resources for which the client names none */
    public Writer(Register register, se.nhv.fhir.Codec codec, Finder finder, Supplier<String> ids) {
        this.register = register;
        this.codec = codec;
        this.bodies = new Bodies(codec);
        this.finder = finder;
        this.rules = Rules.all(bodies, finder);
        this.ids = ids;
    }

    /**
     * A command with where it stands in what the client sent.
     *
     * @param fullUrl how other entries of the transaction refer to it; null when they do not
     * @param path the expression that problems begin with; null for the resource's type
     */
    public record Item(
            Command command,
            @Nullable String fullUrl,
            @Nullable String path) {
        public Item(Command command) {
            this(command, null, null);
        }
    }

    /**
     * Who writes, and where the client thinks it is.
     *
     * @param author the identity; empty when nobody is identified
     * @param base the address of the service, without a slash at the end
     */
    public record Client(String author, String base) {}

    /**
     * Stores what the commands ask for.
     *
     * @return one outcome for each command, in their order
     * @throws ProblemException with everything that is wrong; then nothing is stored
     */
    public List<Outcome> write(List<Item> items, Client client) {
        try {
            return register.write(moment -> plan(items, client, moment));
        } catch (LogUnavailableException e) {
            throw new ProblemException(Problem.error(Code.UNAVAILABLE, null, "log"));
        }
    }

    public Outcome write(Command command, Client client) {
        return write(List.of(new Item(command)), client).get(0);
    }

    /**
     * Everything that keeps the commands from being carried out, and what could not be read. Writes nothing.
     *
     * @param faults what the reader found: told first, and in the place of what follows from it
     * @param lost how entries refer to others that could not be read at all
     */
    public List<Problem> refusals(List<Item> items, List<Problem> faults, Set<String> lost, Client client) {
        Draft draft = new Draft(register.current().now(), codec);
        Staging staging = staging(draft, client);
        staging.stage(items, lost);
        List<Problem> broken = broken(staging, draft, client, register.origins());
        List<Problem> all = new ArrayList<>(faults);
        all.addAll(At.uncovered(faults, broken));
        return ordered(all);
    }

    /**
     * Everything that is wrong with a resource that was sent: what cannot be read first, then what would keep the rest from being stored
     * under its id. Writes nothing.
     */
    public List<Problem> verdict(Bodies.Sent sent, Client client) {
        List<Problem> problems = new ArrayList<>(sent.faults());
        Resource resource = sent.resource();
        if (resource != null) {
            problems.addAll(At.uncovered(sent.faults(), verdict(resource, client)));
        }
        return ordered(problems);
    }

    /** The problems that are not about a place that is wrong already, or about something inside it. */
    public static List<Problem> uncovered(List<Problem> faults, List<Problem> problems) {
        return At.uncovered(faults, problems);
    }

    /** The status is the first problem's: what cannot be read comes before what is missing. */
    private static List<Problem> ordered(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(problem -> problem.code().status()))
                .toList();
    }

    private List<Problem> verdict(Resource resource, Client client) {
        Catalogue now = register.current().now();
        Draft draft = new Draft(now, codec);
        String type = resource.fhirType();
        String id =
                resource.getIdElement().hasIdPart() ? resource.getIdElement().getIdPart() : ids.get();
        if (!ResourceKey.isId(id)) {
            return List.of(Problem.error(Code.MALFORMED_ELEMENT, type + ".id", "id", id));
        }
        List<Problem> unresolved = new References(codec.context(), finder, client.base()).resolve(resource, type, now);
        draft.judge(new ResourceKey(type, id), resource, type);
        List<Problem> all = new ArrayList<>(unresolved);
        all.addAll(At.uncovered(unresolved, problems(draft, client.author(), register.origins())));
        return all;
    }

    private Staging staging(Draft draft, Client client) {
        return new Staging(draft, bodies, finder, new References(codec.context(), finder, client.base()), ids);
    }

    /** What keeps commands from being staged, then what the rules say of the others. */
    private List<Problem> broken(Staging staging, Draft draft, Client client, ChunkedMap<ResourceKey, Origin> origins) {
        List<Problem> all = new ArrayList<>(staging.problems());
        all.addAll(At.uncovered(staging.problems(), problems(draft, client.author(), origins)));
        return all;
    }

    private Register.Plan<List<Outcome>> plan(List<Item> items, Client client, Register.Moment moment) {
        Draft draft = new Draft(moment.now(), codec);
        Staging staging = staging(draft, client);
        List<Staging.Staged> staged = staging.stage(items, Set.of());
        List<Problem> problems = broken(staging, draft, client, moment.origins());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Register.Plan<>(
                Origin.written(client.author()),
                draft.versions(moment.instant()),
                after -> staged.stream().map(done -> outcome(done, after)).toList());
    }

    private List<Problem> problems(Draft draft, String author, ChunkedMap<ResourceKey, Origin> origins) {
        List<Problem> problems = new ArrayList<>();
        for (Draft.Change change : draft.changes()) {
            Origin origin = origins.get(change.key());
            String draftedBy = origin == null || origin.base() != null ? null : origin.author();
            Elements elements = Elements.of(codec.context(), change.after(), change.path());
            problems.addAll(rules.check(new Case(change, draft, elements, author, draftedBy)));
        }
        return problems;
    }

    private static Outcome outcome(Staging.Staged staged, Catalogue now) {
        List<Entry> versions = now.versions(staged.key());
        return new Outcome(staged.kind(), staged.key(), versions.isEmpty() ? null : versions.get(versions.size() - 1));
    }
}
