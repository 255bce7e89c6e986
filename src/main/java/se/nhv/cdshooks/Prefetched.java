package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every resource that came with a request, in prefetch or among the orders, by reference. Keys of prefetch are the client's
 * business: what counts is what the resources are. A failed prefetch (null, OperationOutcome) is simply not there.
 */
final class Prefetched {
    private final Map<String, ObjectNode> byReference = new LinkedHashMap<>();
    private final List<ObjectNode> resources = new ArrayList<>();

    /** Adds a resource, and if it is a Bundle, those in it. */
    void add(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode resource)) {
            return;
        }
        String type = text(resource, "resourceType");
        if (!"Bundle".equals(type)) {
            addOne(resource, null);
            return;
        }
        for (JsonNode entry : resource.path("entry")) {
            if (entry.path("resource") instanceof ObjectNode inside) {
                addOne(inside, text(entry, "fullUrl"));
            }
        }
    }

    private void addOne(ObjectNode resource, @Nullable String fullUrl) {
        String type = text(resource, "resourceType");
        if (type == null || type.equals("OperationOutcome")) {
            return;
        }
        resources.add(resource);
        String id = text(resource, "id");
        if (id != null) {
            byReference.putIfAbsent(type + "/" + id, resource);
        }
        if (fullUrl != null) {
            byReference.putIfAbsent(fullUrl, resource);
        }
    }

    List<ObjectNode> ofType(String type) {
        return resources.stream()
                .filter(resource -> type.equals(text(resource, "resourceType")))
                .toList();
    }

    /** The resource that a reference means: as it stands, or by its last two parts when it is a longer address. */
    @Nullable
    ObjectNode find(String reference) {
        ObjectNode exact = byReference.get(reference);
        if (exact != null) {
            return exact;
        }
        String[] parts = reference.split("/");
        return parts.length < 2 ? null : byReference.get(parts[parts.length - 2] + "/" + parts[parts.length - 1]);
    }

    /** A property's text; null when it is absent, empty or no text. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }
}
