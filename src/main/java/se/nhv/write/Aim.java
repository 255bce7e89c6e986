package se.nhv.write;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Finds out which resource a command is about: the one it names, the one its search finds, or a new one.
 *
 * @param item the command
 * @param draft whose catalogue is searched
 */
record Aim(Writer.Item item, Draft draft, Finder finder, Supplier<String> ids) implements Command.Visitor<ResourceKey> {

    @Override
    public ResourceKey create(Command.Create command) {
        String type = command.resource().fhirType();
        ResourceKey found = command.ifNoneExist() == null ? null : one(type, command.ifNoneExist(), "ifNoneExist");
        return found == null ? new ResourceKey(type, ids.get()) : found;
    }

    @Override
    public ResourceKey update(Command.Update command) {
        String body = command.resource().getIdElement().getIdPart();
        if (command.target() instanceof Target.Named named) {
            if (!named.key().id().equals(body)) {
                throw new ProblemException(Problem.error(
                                Code.MALFORMED_ELEMENT,
                                at(command.target().type(), "id"),
                                "id",
                                body == null ? "" : body)
                        .allowing(named.key().id()));
            }
            return named.key();
        }
        ResourceKey found = target(command.target());
        if (found != null && body != null && !body.equals(found.id())) {
            throw Staging.refused(Code.MALFORMED_ELEMENT, at(command.target().type(), "id"), "id", body);
        }
        if (found != null) {
            return found;
        }
        ResourceKey made = new ResourceKey(command.target().type(), body == null ? ids.get() : body);
        if (draft.now().find(made).isPresent()) {
            // the condition found none, so this is another resource: it is not overwritten (FHIR R5 says so of R4's
            // silence)
            throw Staging.refused(Code.CONFLICT, at(command.target().type(), "id"), made.reference());
        }
        return made;
    }

    @Override
    public ResourceKey patch(Command.Patch command) {
        return existing(command.target());
    }

    @Override
    public ResourceKey delete(Command.Delete command) {
        ResourceKey found = target(command.target());
        return found == null ? new ResourceKey(command.target().type(), ids.get()) : found;
    }

    private ResourceKey existing(Target target) {
        ResourceKey found = target(target);
        if (found == null) {
            throw Staging.refused(
                    Code.UNKNOWN_RESOURCE, item.path(), target.type() + "?" + ((Target.Found) target).query());
        }
        return found;
    }

    private @Nullable ResourceKey target(Target target) {
        return target instanceof Target.Named named
                ? named.key()
                : one(target.type(), ((Target.Found) target).query(), "url");
    }

    private @Nullable ResourceKey one(String type, String query, String element) {
        List<ResourceKey> found = found(type, query, element);
        if (found.size() > 1) {
            throw Staging.refused(Code.PRECONDITION_FAILED, item.path(), type + "?" + query + ": " + found.size());
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private List<ResourceKey> found(String type, String query, String element) {
        String path = item.path();
        try {
            return finder.find(draft.now(), type, query);
        } catch (ProblemException wrong) {
            if (path == null) {
                throw wrong;
            }
            String at = path.replaceFirst("\\.resource$", "") + ".request." + element;
            throw new ProblemException(
                    wrong.problems().stream().map(problem -> problem.at(at)).toList());
        }
    }

    private String at(String type, String element) {
        return (item.path() == null ? type : item.path()) + "." + element;
    }
}
