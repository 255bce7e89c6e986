package se.nhv.write.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** JSON Patch (RFC 6902) on one document. Used once, by one thread. */
final class JsonPatch {
    private final JsonNode document;
    private int operation;

    JsonPatch(JsonNode document) {
        this.document = document;
    }

    JsonNode apply(JsonNode patch) {
        for (JsonNode step : patch) {
            apply(step.path("op").asText(), step);
            operation++;
        }
        return document;
    }

    private void apply(String name, JsonNode step) {
        JsonPointer path = pointer(step, "path");
        switch (name) {
            case "add":
                add(path, value(step));
                break;
            case "remove":
                remove(path);
                break;
            case "replace":
                remove(path);
                add(path, value(step));
                break;
            case "move":
                JsonPointer source = pointer(step, "from");
                if (path.toString().startsWith(source + "/")) {
                    throw refused("from " + source);
                }
                add(path, remove(source));
                break;
            case "copy":
                add(path, existing(pointer(step, "from")).deepCopy());
                break;
            case "test":
                if (!existing(path).equals(value(step))) {
                    throw new ProblemException(Problem.error(Code.PRECONDITION_FAILED, at(), "test " + path));
                }
                break;
            default:
                throw refused("op " + name, "add, remove, replace, move, copy, test");
        }
    }

    private JsonNode value(JsonNode step) {
        if (!step.has("value")) {
            throw refused("value");
        }
        return step.get("value");
    }

    private JsonPointer pointer(JsonNode step, String name) {
        try {
            JsonPointer pointer = JsonPointer.compile(
                    step.path(name).isTextual() ? step.get(name).asText() : "-");
            if (pointer.matches()) {
                throw refused(name);
            }
            return pointer;
        } catch (IllegalArgumentException malformed) {
            throw refused(name);
        }
    }

    private JsonNode existing(JsonPointer path) {
        JsonNode found = document.at(path);
        if (found.isMissingNode()) {
            throw refused(path.toString());
        }
        return found;
    }

    private void add(JsonPointer path, JsonNode value) {
        JsonNode parent = existing(path.head());
        String last = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            int index = last.equals("-") ? array.size() : path.last().getMatchingIndex();
            if (index < 0 || index > array.size()) {
                throw refused(path.toString());
            }
            array.insert(index, value);
        } else {
            throw refused(path.toString());
        }
    }

    private JsonNode remove(JsonPointer path) {
        JsonNode removed = existing(path);
        JsonNode parent = document.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.remove(path.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            array.remove(path.last().getMatchingIndex());
        }
        return removed;
    }

    private String at() {
        return "[" + operation + "]";
    }

    private ProblemException refused(String what) {
        return new ProblemException(Problem.error(Code.INVALID_BODY, at(), what));
    }

    private ProblemException refused(String what, String allowed) {
        return new ProblemException(Problem.error(Code.INVALID_BODY, at(), what).allowing(allowed));
    }
}
