package se.nhv.publication.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import se.nhv.publication.overlay.Address;
import se.nhv.publication.overlay.Area;

/**
 * The overlay's files as an editor keeps them: a field a line, an entry of a list a line, nothing that says nothing. An empty text does
 * say something: that no words are quoted.
 */
final class OverlayFiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .build();

    /** The roles of a permit that a file leaves out. */
    private static final JsonNode ORDINARY = JSON.createArrayNode().add("tillstand");

    private OverlayFiles() {}

    static byte[] area(Area area) {
        ObjectNode file = JSON.valueToTree(area);
        for (JsonNode permit : file.path("permits")) {
            if (permit.path("roles").equals(ORDINARY)) {
                ((ObjectNode) permit).remove("roles");
            }
        }
        return written(file);
    }

    /** In the order of the addresses. */
    static byte[] addresses(List<Address> addresses) {
        List<Address> sorted = new ArrayList<>(addresses);
        sorted.sort(Comparator.comparing(Address::url));
        ObjectNode file = JSON.createObjectNode();
        file.set("addresses", JSON.valueToTree(sorted));
        return written(file);
    }

    private static byte[] written(ObjectNode file) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : file.properties()) {
            if (says(field.getValue())) {
                fields.add(
                        "  " + value(JSON.getNodeFactory().textNode(field.getKey())) + ": " + lines(field.getValue()));
            }
        }
        return ("{\n" + String.join(",\n", fields) + "\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(JsonNode value) {
        if (!value.isArray()) {
            return value(value);
        }
        List<String> entries = new ArrayList<>();
        value.forEach(entry -> entries.add("    " + value(entry)));
        return "[\n" + String.join(",\n", entries) + "\n  ]";
    }

    private static boolean says(JsonNode value) {
        return !value.isNull()
                && !(value.isBoolean() && !value.booleanValue())
                && !(value.isArray() && value.isEmpty());
    }

    private static String value(JsonNode value) {
        if (value instanceof ObjectNode object) {
            List<String> fields = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (says(field.getValue())) {
                    fields.add("\"" + field.getKey() + "\": " + value(field.getValue()));
                }
            }
            return "{" + String.join(", ", fields) + "}";
        }
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            value.forEach(entry -> entries.add(value(entry)));
            return "[" + String.join(", ", entries) + "]";
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
