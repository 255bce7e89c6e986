package se.nhv.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.ResourceKey;

/**
 * What differs between two states of the register, resource by resource and element by element.
 *
 * @param changes in the order of their keys
 */
public record Difference(List<Changed> changes) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> SET_BY_THE_REGISTER = Set.of("meta.versionId", "meta.lastUpdated");

    /**
     * A resource that differs.
     *
     * @param label what people call it; empty when it has no name
     * @param before its version then; null when it was not there
     * @param after its version now; null when it is not there
     * @param elements what differs in it; empty when it came or went
     */
    public record Changed(
            ResourceKey key,
            String label,
            @Nullable Entry before,
            @Nullable Entry after,
            List<Element> elements) {}

    /** An element's value then and now; empty where there is none. */
    public record Element(String path, String before, String after) {}

    public Difference {
        changes = List.copyOf(changes);
    }

    /** What is otherwise in {@code after} than in {@code before}. */
    public static Difference between(Catalogue before, Catalogue after) {
        Set<ResourceKey> keys = new TreeSet<>();
        for (Catalogue catalogue : List.of(before, after)) {
            catalogue.types().forEach(type -> catalogue.all(type).forEach(entry -> keys.add(entry.key())));
        }
        List<Changed> changes = new ArrayList<>();
        for (ResourceKey key : keys) {
            Entry then = before.find(key).orElse(null);
            Entry now = after.find(key).orElse(null);
            if (then == null || now == null || then.versionId() != now.versionId()) {
                changes.add(changed(key, then, now));
            }
        }
        return new Difference(changes);
    }

    /**
     * What was written after one instant, until another, as the difference between the versions that were current then: without
     * building either catalogue.
     */
    public static Difference written(Catalogue catalogue, Instant after, Instant until) {
        Set<ResourceKey> keys = catalogue
                .allVersions()
                .filter(entry -> entry.lastUpdated().isAfter(after)
                        && !entry.lastUpdated().isAfter(until))
                .map(Entry::key)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Changed> changes = new ArrayList<>();
        for (ResourceKey key : keys) {
            Entry then = current(catalogue, key, after);
            Entry now = current(catalogue, key, until);
            if (then != null || now != null) {
                changes.add(changed(key, then, now));
            }
        }
        return new Difference(changes);
    }

    /** The version that was current at an instant; null when there was none, or it was deleted. */
    private static @Nullable Entry current(Catalogue catalogue, ResourceKey key, Instant at) {
        Entry last = null;
        for (Entry entry : catalogue.versions(key)) {
            if (!entry.lastUpdated().isAfter(at)) {
                last = entry;
            }
        }
        return last == null || last.json().length == 0 ? null : last;
    }

    private static Changed changed(ResourceKey key, @Nullable Entry then, @Nullable Entry now) {
        Map<String, String> was = flat(then);
        Map<String, String> is = flat(now);
        Map<String, String> named = now == null ? was : is;
        String label = named.getOrDefault("title", named.getOrDefault("name", ""));
        List<Element> elements = new ArrayList<>();
        if (then != null && now != null) {
            Map<String, String> all = new TreeMap<>(was);
            all.putAll(is);
            for (String path : all.keySet()) {
                String before = was.getOrDefault(path, "");
                String after = is.getOrDefault(path, "");
                if (!before.equals(after) && !SET_BY_THE_REGISTER.contains(path)) {
                    elements.add(new Element(path, before, after));
                }
            }
        }
        return new Changed(key, label, then, now, List.copyOf(elements));
    }

    /** Every value of the resource by its path. */
    private static Map<String, String> flat(@Nullable Entry entry) {
        Map<String, String> values = new LinkedHashMap<>();
        if (entry != null) {
            try {
                collect("", MAPPER.readTree(entry.json()), values);
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(entry.key() + " cannot be read", broken);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), values);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values);
            }
        } else {
            values.put(path, node.asText());
        }
    }
}
