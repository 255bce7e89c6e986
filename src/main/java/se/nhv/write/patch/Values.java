package se.nhv.write.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** The values of FHIRPath Patch: {@code value[x]} for data types, named parts for elements that have no data type. Pure. */
final class Values {
    private Values() {}

    /** A value, and the property it stands under: {@code deceasedBoolean} where {@code deceased} was named. */
    record Named(String name, JsonNode json) {}

    /**
     * Reads a part's value.
     *
     * @param part the Parameters part
     * @param parent what the element belongs to
     * @param name the element's name, with or without its type where it has a choice
     */
    static Named of(JsonNode part, BaseRuntimeElementCompositeDefinition<?> parent, String name) {
        for (Map.Entry<String, JsonNode> field : part.properties()) {
            if (field.getKey().startsWith("value")) {
                String type = field.getKey().substring("value".length());
                boolean choice = parent.getChildByName(name) == null && parent.getChildByName(name + type) != null;
                return new Named(choice ? name + type : name, field.getValue());
            }
        }
        if (!part.has("part")) {
            throw new ProblemException(Problem.error(Code.INVALID_BODY, "value", "value"));
        }
        BaseRuntimeChildDefinition child = parent.getChildByName(name);
        if (child == null
                || !(child.getChildByName(name) instanceof BaseRuntimeElementCompositeDefinition<?> definition)) {
            throw new ProblemException(Problem.error(Code.INVALID_BODY, "value", name));
        }
        return new Named(name, object(part.path("part"), definition));
    }

    private static ObjectNode object(JsonNode parts, BaseRuntimeElementCompositeDefinition<?> definition) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (JsonNode part : parts) {
            Named value = of(part, definition, part.path("name").asText());
            BaseRuntimeChildDefinition child = definition.getChildByName(value.name());
            if (child != null && child.getMax() != 1) {
                ArrayNode array =
                        object.get(value.name()) instanceof ArrayNode present ? present : object.putArray(value.name());
                array.add(value.json());
            } else {
                object.set(value.name(), value.json());
            }
        }
        return object;
    }
}
