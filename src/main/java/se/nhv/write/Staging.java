package se.nhv.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.patch.Patches;

/**
 * Puts the commands of one write into a draft, in FHIR's order: deletions, creations, then updates and patches (FHIR R4 http
 * 3.1.0.11.2). Used once, by one thread. What a command finds by search is what the register holds before the write. What is wrong with
 * one command does not keep the others from being looked at.
 *
 * <p>Long because each kind of command has its method here, in the order in which FHIR wants them.
 */
final class Staging {
    private final Draft draft;
    private final Bodies bodies;
    private final Finder finder;
    private final References references;
    private final Supplier<String> ids;
    private final Set<ResourceKey> seen = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Staging(Draft draft, Bodies bodies, Finder finder, References references, Supplier<String> ids) {
        this.draft = draft;
        this.bodies = bodies;
        this.finder = finder;
        this.references = references;
        this.ids = ids;
    }

    /** What a command will have done when the draft is stored. */
    record Staged(Outcome.Kind kind, ResourceKey key) {}

    /** A command whose resource is known. */
    private record Aimed(Writer.Item item, ResourceKey key, boolean exists, String path) {}

    /**
     * Stages what can be staged.
     *
     * @param lost how other entries name those that could not be read: what refers to them is not told to lead nowhere
     * @return one for each item, when there are no problems
     */
    List<Staged> stage(List<Writer.Item> items, Set<String> lost) {
        lost.forEach(references::lose);
        List<Aimed> aimed = new ArrayList<>();
        Conditions conditions = new Conditions();
        for (Writer.Item item : items) {
            try {
                conditions.add(item);
                aimed.add(aimed(item));
            } catch (ProblemException wrong) {
                problems.addAll(At.item(item, wrong.problems()));
                references.lose(item.fullUrl());
            }
        }
        Map<Aimed, Staged> done = new HashMap<>();
        for (int phase = 0; phase <= Phase.LAST; phase++) {
            for (Aimed aim : aimed) {
                if (aim.item().command().accept(new Phase()) == phase) {
                    carryOut(aim, done);
                }
            }
        }
        return problems.isEmpty() ? aimed.stream().map(done::get).toList() : List.of();
    }

    private void carryOut(Aimed aim, Map<Aimed, Staged> done) {
        try {
            done.put(aim, aim.item().command().accept(new Work(aim)));
        } catch (ProblemException wrong) {
            problems.addAll(At.item(aim.item(), wrong.problems()));
        }
    }

    /** What keeps commands from being staged, with the references that find none or several resources. */
    List<Problem> problems() {
        return problems;
    }

    private Aimed aimed(Writer.Item item) {
        Aimed aim = aim(item);
        if (!seen.add(aim.key()) && !existed(aim)) {
            throw refused(Code.CONFLICT, aim.path(), aim.key().reference());
        }
        if (item.fullUrl() != null && references.stored().put(item.fullUrl(), aim.key()) != null) {
            throw refused(Code.MALFORMED_ELEMENT, entry(item) + ".fullUrl", "fullUrl", item.fullUrl());
        }
        return aim;
    }

    private static String entry(Writer.Item item) {
        return String.valueOf(item.path()).replaceFirst("\\.resource$", "");
    }

    private static boolean existed(Aimed aim) {
        return aim.exists() && aim.item().command() instanceof Command.Create;
    }

    private Aimed aim(Writer.Item item) {
        ResourceKey key = item.command().accept(new Aim(item, draft, finder, ids));
        String path = item.path() == null ? key.type() : item.path();
        return new Aimed(item, key, draft.now().find(key).isPresent(), path);
    }

    static ProblemException refused(Code code, @Nullable String expression, String... arguments) {
        return new ProblemException(Problem.error(code, expression, arguments));
    }

    /** When a command is carried out. */
    private static final class Phase implements Command.Visitor<Integer> {
        static final int LAST = 2;

        @Override
        public Integer delete(Command.Delete command) {
            return 0;
        }

        @Override
        public Integer create(Command.Create command) {
            return 1;
        }

        @Override
        public Integer update(Command.Update command) {
            return LAST;
        }

        @Override
        public Integer patch(Command.Patch command) {
            return LAST;
        }
    }

    /** Stages a command. */
    private final class Work implements Command.Visitor<Staged> {
        private final Aimed aim;

        Work(Aimed aim) {
            this.aim = aim;
        }

        @Override
        public Staged create(Command.Create command) {
            if (aim.exists()) {
                return new Staged(Outcome.Kind.EXISTED, aim.key());
            }
            return put(command.resource(), Outcome.Kind.CREATED);
        }

        @Override
        public Staged update(Command.Update command) {
            require(command.match());
            return put(command.resource(), aim.exists() ? Outcome.Kind.UPDATED : Outcome.Kind.CREATED);
        }

        @Override
        public Staged patch(Command.Patch command) {
            Entry current = draft.now()
                    .find(aim.key())
                    .orElseThrow(() -> refused(
                            draft.now().versions(aim.key()).isEmpty() ? Code.UNKNOWN_RESOURCE : Code.GONE_RESOURCE,
                            aim.item().path(),
                            aim.key().reference()));
            require(command.match());
            JsonNode patched = Patches.apply(
                    command.patch(),
                    bodies.tree(current.resource()),
                    draft.codec().context());
            Resource result = bodies.resource(patched);
            boolean same = aim.key().type().equals(result.fhirType())
                    && aim.key().id().equals(result.getIdElement().getIdPart());
            if (!same) {
                throw refused(
                        Code.MALFORMED_ELEMENT,
                        aim.path() + ".id",
                        "id",
                        String.valueOf(result.getIdElement().getIdPart()));
            }
            return put(result, Outcome.Kind.UPDATED);
        }

        @Override
        public Staged delete(Command.Delete command) {
            require(command.match());
            boolean deleted = draft.delete(aim.key(), aim.path());
            return new Staged(deleted ? Outcome.Kind.DELETED : Outcome.Kind.ABSENT, aim.key());
        }

        private Staged put(Resource resource, Outcome.Kind kind) {
            Resource own = resource.copy(); // a write that is planned again must find what the client sent
            problems.addAll(references.resolve(own, aim.path(), draft.now()));
            boolean posted = aim.item().command() instanceof Command.Create;
            boolean changed = draft.put(aim.key(), own, aim.path(), posted);
            return new Staged(changed ? kind : Outcome.Kind.UNCHANGED, aim.key());
        }

        private void require(Match match) {
            Entry current = draft.now().find(aim.key()).orElse(null);
            match.broken(current).ifPresent(condition -> {
                String version = current == null ? "-" : Integer.toString(current.versionId());
                throw refused(
                        Code.PRECONDITION_FAILED,
                        aim.item().path(),
                        condition + ", " + aim.key().reference() + " " + version);
            });
        }
    }
}
