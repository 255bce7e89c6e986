package se.nhv.write.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * FHIRPath Patch (FHIR R4 fhirpatch) on one document. Used once, by one thread.
 *
 * <p>{@link Places} finds where a path leads in the JSON; everything else is work on the tree.
 */
final class FhirPathPatch {
    private final FhirContext context;
    private final JsonNode document;
    private int operation;

    FhirPathPatch(FhirContext context, JsonNode document) {
        this.context = context;
        this.document = document;
    }

    JsonNode apply(JsonNode parameters) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (!parameter.path("name").asText().equals("operation")) {
                throw refused("name " + parameter.path("name").asText(), "operation");
            }
            Map<String, JsonNode> parts = new HashMap<>();
            parameter.path("part").forEach(part -> parts.put(part.path("name").asText(), part));
            apply(parts);
            operation++;
        }
        withoutEmpty(document);
        return document;
    }

    /** A list that has lost its last element is no element (FHIR R4 json: no empty arrays). */
    private static void withoutEmpty(JsonNode node) {
        node.forEach(FhirPathPatch::withoutEmpty);
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(field ->
                            field.getValue().isArray() && field.getValue().isEmpty());
        }
    }

    private void apply(Map<String, JsonNode> parts) {
        String type = text(parts, "type");
        switch (type) {
            case "add":
                add(one(parts), text(parts, "name"), required(parts, "value"));
                break;
            case "insert":
                list(parts).insert(index(parts, "index", list(parts).size()), value(listPlace(parts), parts));
                break;
            case "delete":
                delete(parts);
                break;
            case "replace":
                Places.Place old = one(parts);
                old.set(value(old, parts));
                break;
            case "move":
                ArrayNode array = list(parts);
                int from = index(parts, "source", array.size() - 1);
                int to = index(parts, "destination", array.size() - 1);
                array.insert(to, array.remove(from));
                break;
            default:
                throw refused("type " + type, "add, insert, delete, replace, move");
        }
    }

    private void add(Places.Place parent, String name, JsonNode valuePart) {
        if (!(parent.node() instanceof ObjectNode object)
                || !(parent.definition() instanceof BaseRuntimeElementCompositeDefinition<?> definition)) {
            throw refused("path");
        }
        Values.Named value = Values.of(valuePart, definition, name);
        BaseRuntimeChildDefinition child = definition.getChildByName(value.name());
        if (child == null) {
            throw refused("name " + name);
        }
        if (child.getMax() == 1) {
            if (object.has(value.name())) {
                throw refused("name " + name);
            }
            object.set(value.name(), value.json());
        } else {
            JsonNode list = object.get(value.name());
            ArrayNode array = list instanceof ArrayNode present ? present : object.putArray(value.name());
            array.add(value.json());
        }
    }

    private void delete(Map<String, JsonNode> parts) {
        List<Places.Place> places = places(parts);
        if (places.size() > 1) {
            throw refused("path " + text(parts, "path"));
        }
        places.forEach(Places.Place::remove);
    }

    /** The new value, as the element at the place wants it. */
    private JsonNode value(Places.Place place, Map<String, JsonNode> parts) {
        return Values.of(required(parts, "value"), place.parentDefinition(), place.name())
                .json();
    }

    private ArrayNode list(Map<String, JsonNode> parts) {
        return listPlace(parts).list();
    }

    /** Any element of the list that the path leads to. */
    private Places.Place listPlace(Map<String, JsonNode> parts) {
        return places(parts).stream()
                .filter(place -> place.parent() instanceof ArrayNode)
                .findFirst()
                .orElseThrow(() -> refused("path " + text(parts, "path")));
    }

    private Places.Place one(Map<String, JsonNode> parts) {
        List<Places.Place> places = places(parts);
        if (places.size() != 1) {
            throw refused("path " + text(parts, "path") + ": " + places.size());
        }
        return places.get(0);
    }

    private List<Places.Place> places(Map<String, JsonNode> parts) {
        String path = text(parts, "path");
        try {
            return new Places(context, document).find(path);
        } catch (IllegalArgumentException malformed) {
            throw refused("path " + path);
        }
    }

    private int index(Map<String, JsonNode> parts, String name, int largest) {
        JsonNode value = required(parts, name).path("valueInteger");
        if (!value.isInt() || value.asInt() < 0 || value.asInt() > largest) {
            throw refused(name + " " + value.asText(), "0.." + largest);
        }
        return value.asInt();
    }

    private String text(Map<String, JsonNode> parts, String name) {
        JsonNode part = required(parts, name);
        for (String type : List.of("valueCode", "valueString")) {
            if (part.has(type)) {
                return part.get(type).asText();
            }
        }
        throw refused(name);
    }

    private JsonNode required(Map<String, JsonNode> parts, String name) {
        JsonNode part = parts.get(name);
        if (part == null) {
            throw refused(name);
        }
        return part;
    }

    private ProblemException refused(String what) {
        return new ProblemException(Problem.error(Code.INVALID_BODY, at(), what));
    }

    private ProblemException refused(String what, String allowed) {
        return new ProblemException(Problem.error(Code.INVALID_BODY, at(), what).allowing(allowed));
    }

    private String at() {
        return "Parameters.parameter[" + operation + "]";
    }
}
