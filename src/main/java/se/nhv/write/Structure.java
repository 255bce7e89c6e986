package se.nhv.write;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;

/**
 * Compares a resource's JSON with R4's definitions: elements that do not exist, values of the wrong form, one where many belong
 * and the reverse, elements that are missing. HAPI's parser stops at the first fault and names no path; this finds all of them.
 *
 * <p>Long because one walk checks everything about an element: a second walk would have to find the definitions again.
 */
public final class Structure {
    private static final Set<ChildTypeEnum> RESOURCES =
            Set.of(ChildTypeEnum.RESOURCE, ChildTypeEnum.CONTAINED_RESOURCES, ChildTypeEnum.CONTAINED_RESOURCE_LIST);
    /** What changes the meaning of the rest, and must be refused by who does not understand it (FHIR R4 extensibility, resource). */
    private static final Set<String> MODIFIERS = Set.of("modifierExtension", "implicitRules");

    private static final List<String> BESIDE = List.of("id", "extension");

    private final FhirContext context;

    public Structure(FhirContext context) {
        this.context = context;
    }

    /** Whether a whole resource stands there. */
    static boolean isResource(BaseRuntimeElementDefinition<?> definition) {
        return RESOURCES.contains(definition.getChildType());
    }

    /** Everything that is wrong with the resource; empty when nothing is. */
    public List<Problem> check(JsonNode resource) {
        List<Problem> problems = new ArrayList<>();
        resource(resource, "", problems);
        return problems;
    }

    /** @param path empty for the resource that was sent; else where it stands inside that one */
    private void resource(JsonNode tree, String path, List<Problem> problems) {
        String type = tree.path("resourceType").asText();
        if (!tree.isObject() || !context.getResourceTypes().contains(type)) {
            String at = path.isEmpty() ? "resourceType" : path;
            problems.add(
                    Problem.error(Code.MALFORMED_ELEMENT, at, "resourceType", shortened(tree.path("resourceType"))));
            return;
        }
        composite(tree, context.getResourceDefinition(type), path.isEmpty() ? type : path, problems);
    }

    private void composite(
            JsonNode tree, BaseRuntimeElementCompositeDefinition<?> definition, String path, List<Problem> problems) {
        if (!tree.isObject() || tree.isEmpty()) { // an object is never empty (FHIR R4 json 2.6.2)
            problems.add(malformed(path, tree));
            return;
        }
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String name = field.getKey();
            if (!name.equals("resourceType")) {
                field(field, tree, definition, path, problems);
            }
        }
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (child.getMin() > 0 && child.getValidChildNames().stream().noneMatch(name -> present(tree, name))) {
                String at = path + "." + child.getElementName();
                problems.add(Problem.error(Code.MISSING_ELEMENT, at, at));
            }
        }
    }

    private static boolean present(JsonNode tree, String name) {
        return tree.has(name) || tree.has("_" + name);
    }

    private void field(
            Map.Entry<String, JsonNode> field,
            JsonNode tree,
            BaseRuntimeElementCompositeDefinition<?> definition,
            String path,
            List<Problem> problems) {
        String name = field.getKey();
        JsonNode value = field.getValue();
        boolean beside = name.startsWith("_"); // id and extensions of a primitive
        String element = beside ? name.substring(1) : name;
        BaseRuntimeChildDefinition child = definition.getChildByName(element);
        String at = path + "." + element;
        if (child == null || !child.getValidChildNames().contains(element) || MODIFIERS.contains(element)) {
            problems.add(Problem.error(Code.UNKNOWN_ELEMENT, at, element, path)
                    .nearestTo(Nearest.of(element, names(definition))));
        } else if (value.isArray() == (child.getMax() == 1)) {
            problems.add(malformed(at, value));
        } else if (!value.isArray()) {
            element(value, new Place(child, element, at, beside), problems);
        } else if (value.isEmpty()) {
            problems.add(malformed(at, value));
        } else {
            for (int i = 0; i < value.size(); i++) {
                // a hole is how JSON keeps primitives and their extensions aligned, and nothing else
                if (!value.get(i).isNull() || !(beside || hasBeside(tree, element, i))) {
                    element(value.get(i), new Place(child, element, at + "[" + i + "]", beside), problems);
                }
            }
        }
    }

    private static boolean hasBeside(JsonNode tree, String element, int place) {
        return tree.path("_" + element).path(place).isObject();
    }

    /** @param beside whether the value is what stands beside a primitive, not the primitive */
    private record Place(BaseRuntimeChildDefinition child, String name, String path, boolean beside) {}

    private void element(JsonNode value, Place place, List<Problem> problems) {
        BaseRuntimeElementDefinition<?> definition = place.child().getChildByName(place.name());
        if (place.beside()) {
            beside(value, place.path(), problems);
        } else if (place.name().equals("contained") && !value.path("id").isTextual()) {
            problems.add(malformed(place.path(), value).allowing("id"));
        } else if (definition == null || isResource(definition)) {
            resource(value, place.path(), problems);
        } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            composite(value, composite, place.path(), problems);
        } else {
            primitive(value, definition, place, problems);
        }
    }

    /** What stands beside a primitive: an id and extensions, as in an extension itself. */
    private void beside(JsonNode tree, String path, List<Problem> problems) {
        if (!tree.isObject()) {
            problems.add(malformed(path, tree));
            return;
        }
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (BESIDE.contains(field.getKey())) {
                field(field, tree, extension(context), path, problems);
            } else {
                problems.add(Problem.error(Code.UNKNOWN_ELEMENT, path + "." + field.getKey(), field.getKey(), path)
                        .nearestTo(Nearest.of(field.getKey(), BESIDE)));
            }
        }
    }

    static BaseRuntimeElementCompositeDefinition<?> extension(FhirContext context) {
        return (BaseRuntimeElementCompositeDefinition<?>)
                Objects.requireNonNull(context.getElementDefinition("Extension"), "R4 has extensions");
    }

    private static void primitive(
            JsonNode value, BaseRuntimeElementDefinition<?> definition, Place place, List<Problem> problems) {
        boolean narrative = definition.getName().equals("xhtml") && value.isTextual();
        String allowed =
                narrative ? Narratives.refusal(value.asText()) : Primitives.refusal(definition.getName(), value);
        if (allowed == null && narrative) {
            return;
        }
        if (allowed == null && parses(value.asText(), definition, place.child())) {
            return;
        }
        Problem problem = Problem.error(Code.MALFORMED_ELEMENT, place.path(), place.name(), shortened(value));
        problems.add(problem.allowing(allowed == null ? definition.getName() : allowed));
    }

    private static boolean parses(
            String text, BaseRuntimeElementDefinition<?> definition, BaseRuntimeChildDefinition child) {
        try {
            Object instance = definition.newInstance(child.getInstanceConstructorArguments());
            if (instance instanceof IPrimitiveType<?> primitive) {
                primitive.setValueAsString(text);
            }
            return true;
        } catch (IllegalArgumentException | DataFormatException wrong) {
            return false;
        }
    }

    private static List<String> names(BaseRuntimeElementCompositeDefinition<?> definition) {
        return definition.getChildren().stream()
                .flatMap(child -> child.getValidChildNames().stream())
                .toList();
    }

    private static Problem malformed(String path, JsonNode value) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return Problem.error(Code.MALFORMED_ELEMENT, path, name, shortened(value));
    }

    private static String shortened(@Nullable JsonNode value) {
        String text = value == null ? "" : value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
