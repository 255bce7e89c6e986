package se.nhv.write;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;

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
        ResourceKey found = command.ifNoneExist() == null ? null : one(type, command.ifNoneExist());
        return found == null ? new ResourceKey(type, ids.get()) : found;
    }

    @Override
    public ResourceKey update(Command.Update command) {
        String body = command.resource().getIdElement().getIdPart();
        if (command.target() instanceof Target.Named named) {
            if (!named.key().id().equals(body)) {
                throw Staging.refused(Code.MALFORMED_ELEMENT, at("id"), "id", String.valueOf(body));
            }
            return named.key();
        }
        ResourceKey found = target(command.target());
        if (found != null && body != null && !body.equals(found.id())) {
            throw Staging.refused(Code.MALFORMED_ELEMENT, at("id"), "id", body);
        }
        return found != null ? found : new ResourceKey(command.target().type(), body == null ? ids.get() : body);
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
        return target instanceof Target.Named named ? named.key() : one(target.type(), ((Target.Found) target).query());
    }

    private @Nullable ResourceKey one(String type, String query) {
        List<ResourceKey> found = finder.find(draft.now(), type, query);
        if (found.size() > 1) {
            throw Staging.refused(Code.PRECONDITION_FAILED, item.path(), type + "?" + query + ": " + found.size());
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private String at(String element) {
        return item.path() == null ? element : item.path() + "." + element;
    }
}
