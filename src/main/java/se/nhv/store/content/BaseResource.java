package se.nhv.store.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;

/**
 * One resource of a base edition, as its file says it.
 *
 * <p>It becomes a version by setting {@code meta.versionId} and {@code meta.lastUpdated} in the JSON tree. HAPI's model is
 * not built for that: eight hundred resources would cost the start-up most of a second.
 */
final class BaseResource {
    private final ObjectMapper mapper;
    private final ResourceKey key;
    private final ObjectNode tree;

    BaseResource(ObjectMapper mapper, ResourceKey key, ObjectNode tree) {
        this.mapper = mapper;
        this.key = key;
        this.tree = tree;
    }

    ResourceKey key() {
        return key;
    }

    /** The resource as that version: the same bytes whenever the content is the same. */
    ResourceVersion version(int versionId, Instant lastUpdated) {
        ObjectNode result = mapper.createObjectNode();
        result.put("resourceType", key.type());
        result.put("id", key.id());
        ObjectNode meta = result.putObject("meta");
        meta.put("versionId", Integer.toString(versionId));
        meta.put("lastUpdated", Codec.instant(lastUpdated));
        copy(tree.path("meta"), meta, Set.of("versionId", "lastUpdated"));
        copy(tree, result, Set.of("resourceType", "id", "meta"));
        try {
            return new ResourceVersion(key, versionId, lastUpdated, false, mapper.writeValueAsBytes(result));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void copy(JsonNode from, ObjectNode to, Set<String> without) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (!without.contains(field.getKey())) {
                to.set(field.getKey(), field.getValue());
            }
        }
    }
}
