package se.nhv.write;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Turns a resource in XML into the tree that its JSON form has (FHIR R4 json 2.6.2), wrong parts included, so that both forms are
 * judged by one {@link Structure} and get the same words. What has no place in R4 keeps its name and is found there. Thread-safe.
 */
final class XmlTree {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final FhirContext context;

    XmlTree(FhirContext context) {
        this.context = context;
    }

    /** The tree of a document's root element. */
    ObjectNode resource(Element element) {
        String type = FHIR.equals(element.getNamespaceURI()) ? element.getLocalName() : element.getNodeName();
        ObjectNode tree = NODES.objectNode().put("resourceType", type);
        BaseRuntimeElementCompositeDefinition<?> definition =
                context.getResourceTypes().contains(type) ? context.getResourceDefinition(type) : null;
        fill(tree, element, definition);
        return tree;
    }

    private void fill(ObjectNode tree, Element element, @Nullable BaseRuntimeElementCompositeDefinition<?> definition) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!isNamespace(attribute)) {
                tree.put(attribute.getName(), attribute.getValue());
            }
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                child(tree, child, definition);
            } else if (isText(node)) {
                tree.put("#text", node.getNodeValue().strip()); // no element has text of its own: told as unknown
            }
        }
    }

    private void child(ObjectNode tree, Element child, @Nullable BaseRuntimeElementCompositeDefinition<?> definition) {
        String name = name(child);
        BaseRuntimeChildDefinition described = definition == null ? null : definition.getChildByName(name);
        BaseRuntimeElementDefinition<?> type = described == null ? null : described.getChildByName(name);
        boolean many = described != null && described.getMax() != 1;
        if (type == null && described == null) {
            add(tree, name, NODES.textNode(child.getTextContent()), false);
        } else if (type == null || Structure.isResource(type)) {
            for (Node node = child.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element inner) {
                    add(tree, name, resource(inner), many);
                }
            }
        } else if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            ObjectNode value = NODES.objectNode();
            fill(value, child, composite);
            add(tree, name, value, many);
        } else if (name.equals("div")) {
            add(tree, name, NODES.textNode(XmlText.of(child)), false);
        } else {
            primitive(tree, child, name, type.getName(), many);
        }
    }

    /** A primitive's value, and beside it what JSON writes under the name with an underscore: its id and its extensions. */
    private void primitive(ObjectNode tree, Element element, String name, String type, boolean many) {
        ObjectNode beside = NODES.objectNode();
        fill(beside, element, Structure.extension(context));
        JsonNode value = element.hasAttribute("value") ? value(type, element.getAttribute("value")) : NODES.nullNode();
        beside.remove("value");
        boolean aligned = many && (tree.has("_" + name) || !beside.isEmpty());
        if (!value.isNull() || aligned) {
            add(tree, name, value, many);
        } else if (beside.isEmpty()) {
            add(tree, name, NODES.textNode(""), many); // an element that says nothing: told as malformed
        }
        if (aligned) {
            ArrayNode places = tree.get("_" + name) instanceof ArrayNode known ? known : tree.putArray("_" + name);
            while (places.size() < tree.path(name).size() - 1) {
                places.addNull();
            }
            places.add(beside.isEmpty() ? NODES.nullNode() : beside);
        } else if (!beside.isEmpty()) {
            add(tree, "_" + name, beside, false);
        }
    }

    /** The value as JSON writes the type; as text where it has not the type's form, so that it is told as malformed. */
    private static JsonNode value(String type, String text) {
        try {
            switch (type) {
                case "boolean":
                    boolean known = text.equals("true") || text.equals("false");
                    return known ? NODES.booleanNode(text.equals("true")) : NODES.textNode(text);
                case "integer", "positiveInt", "unsignedInt":
                    return NODES.numberNode(new BigInteger(text));
                case "decimal":
                    return NODES.numberNode(new BigDecimal(text));
                default:
                    return NODES.textNode(text);
            }
        } catch (NumberFormatException noNumber) {
            return NODES.textNode(text);
        }
    }

    /** What stands more than once becomes an array, also where one belongs: told as malformed. */
    private static void add(ObjectNode tree, String name, JsonNode value, boolean many) {
        JsonNode known = tree.get(name);
        if (known instanceof ArrayNode array) {
            array.add(value);
        } else if (known != null) {
            tree.set(name, NODES.arrayNode().add(known).add(value));
        } else {
            tree.set(name, many ? NODES.arrayNode().add(value) : value);
        }
    }

    private static String name(Element element) {
        boolean narrative = element.getLocalName().equals("div");
        return FHIR.equals(element.getNamespaceURI()) || narrative ? element.getLocalName() : element.getNodeName();
    }

    private static boolean isNamespace(Attr attribute) {
        String name = attribute.getName();
        return name.equals("xmlns") || name.startsWith("xmlns:") || name.startsWith("xsi:");
    }

    private static boolean isText(Node node) {
        return (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                && !node.getNodeValue().isBlank();
    }
}
