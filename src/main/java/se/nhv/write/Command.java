package se.nhv.write;

import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a client asks to be changed (FHIR R4 http 3.1.0.3 to 3.1.0.8). Resources belong to the command from here on. */
public sealed interface Command {

    /** The command's own work, one method for each kind: a new kind does not compile until it has one. */
    <R> R accept(Visitor<R> visitor);

    /** @param ifNoneExist search parameters; when one resource matches nothing is created; null: always create */
    record Create(Resource resource, @Nullable String ifNoneExist) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /** Replaces the resource, or creates it where there is none (update as create). */
    record Update(Target target, Resource resource, Match match) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
        }
    }

    /** @param patch a JSON Patch (an array), or Parameters with FHIRPath Patch operations (an object) */
    record Patch(Target target, JsonNode patch, Match match) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.patch(this);
        }
    }

    record Delete(Target target, Match match) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    interface Visitor<R> {
        R create(Create command);

        R update(Update command);

        R patch(Patch command);

        R delete(Delete command);
    }
}
