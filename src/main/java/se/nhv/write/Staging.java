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
 * 3.1.0.11.2). Used once, by one thread. What a command finds by search is what the register holds before the write.
 */
final class Staging {
    private final Draft draft;
    private final Bodies bodies;
    private final Finder finder;
    private final References references;
    private final Supplier<String> ids;
    private final Map<String, ResourceKey> stored = new HashMap<>();
    private final List<Problem> unresolved = new ArrayList<>();

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

    List<Staged> stage(List<Writer.Item> items) {
        List<Aimed> aimed = new ArrayList<>();
        Set<ResourceKey> seen = new HashSet<>();
        for (Writer.Item item : items) {
            Aimed aim = aim(item);
            if (!seen.add(aim.key()) && !existed(aim)) {
                throw refused(Code.CONFLICT, aim.path(), aim.key().reference());
            }
            aimed.add(aim);
            if (item.fullUrl() != null) {
                stored.put(item.fullUrl(), aim.key());
            }
        }
        Map<Aimed, Staged> done = new HashMap<>();
        for (int phase = 0; phase <= Phase.LAST; phase++) {
            for (Aimed aim : aimed) {
                if (aim.item().command().accept(new Phase()) == phase) {
                    done.put(aim, aim.item().command().accept(new Work(aim)));
                }
            }
        }
        return aimed.stream().map(done::get).toList();
    }

    /** The references that find none or several resources. */
    List<Problem> unresolved() {
        return unresolved;
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
                throw refused(Code.MALFORMED_ELEMENT, aim.path() + ".id", "id", result.getId());
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
            unresolved.addAll(references.resolve(own, aim.path(), stored, draft.now()));
            boolean posted = aim.item().command() instanceof Command.Create;
            boolean changed = draft.put(aim.key(), own, aim.path(), posted);
            return new Staged(changed ? kind : Outcome.Kind.UNCHANGED, aim.key());
        }

        private void require(Match match) {
            String current = draft.now()
                    .find(aim.key())
                    .map(entry -> Integer.toString(entry.versionId()))
                    .orElse(null);
            if (match.ifMatch() != null && !match.ifMatch().equals(current)) {
                throw refused(
                        Code.PRECONDITION_FAILED,
                        aim.item().path(),
                        "If-Match " + match.ifMatch() + ", " + aim.key().reference() + " "
                                + (current == null ? "-" : current));
            }
            if (match.mustNotExist() && current != null) {
                throw refused(Code.PRECONDITION_FAILED, aim.item().path(), "If-None-Match *, " + aim.key());
            }
        }
    }
}
