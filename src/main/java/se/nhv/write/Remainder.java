package se.nhv.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.nhv.problem.Problem;

/** What is left of a resource's JSON without the elements that are wrong, so that the rest can be judged too. Pure. */
final class Remainder {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)(?:\\[(\\d+)])?");

    private Remainder() {}

    /** A copy without the places that the problems name; places that cannot be found stay. */
    static JsonNode of(JsonNode tree, List<Problem> faults) {
        JsonNode copy = tree.deepCopy();
        for (Problem fault : faults) {
            remove(copy, String.valueOf(fault.expression()));
        }
        return copy;
    }

    private static void remove(JsonNode tree, String path) {
        JsonNode at = tree;
        Matcher step = STEP.matcher(path);
        while (step.find() && at instanceof ObjectNode object) {
            String name = step.group(1);
            String index = step.group(2);
            boolean last = step.end() == path.length();
            if (index == null) {
                if (last) {
                    object.remove(List.of(name, "_" + name));
                }
                at = object.path(name);
            } else {
                at = object.path(name);
                if (last && at instanceof ArrayNode array && Integer.parseInt(index) < array.size()) {
                    hollow(array, Integer.parseInt(index));
                }
                at = at.path(Integer.parseInt(index));
            }
        }
    }

    /** Leaves a hole, so that the others keep the places by which they are named. */
    private static void hollow(ArrayNode array, int index) {
        boolean objects = false;
        for (JsonNode element : array) {
            objects |= element.isObject();
        }
        if (objects) {
            array.set(index, array.objectNode());
        } else {
            array.setNull(index);
        }
    }
}
