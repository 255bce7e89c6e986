package se.nhv.search.index;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.value.Extraction;
import se.nhv.search.value.TokenValue;
import se.nhv.search.value.Value;

/**
 * All resources of one type, and their indexes by parameter. Immutable, safe for all threads.
 *
 * <p>The ordinal of a deleted resource is not given out again: the next start of the process numbers them anew.
 */
public final class TypeIndex {
    /** Resources that are read at the same time, on all cores: enough to keep them busy, few enough to hold in memory. */
    private static final int BATCH = 2048;

    private final Column<Entry> entries;
    private final Ordinals live;
    private final int next;
    private final Map<String, ParameterIndex> parameters;
    private final List<String> locals;

    /** @param locals of contained resources, whose entries are those that contain them: their ids there; else empty */
    private TypeIndex(
            Column<Entry> entries,
            Ordinals live,
            int next,
            Map<String, ParameterIndex> parameters,
            List<String> locals) {
        this.locals = locals;
        this.entries = entries;
        this.live = live;
        this.next = next;
        this.parameters = parameters;
    }

    static TypeIndex of(Collection<Entry> all, Collection<Parameter> parameters) {
        Map<Parameter, ParameterIndex.Builder> builders = new LinkedHashMap<>();
        parameters.forEach(parameter -> builders.put(parameter, new ParameterIndex.Builder()));
        List<Entry> entries = List.copyOf(all);
        for (int from = 0; from < entries.size(); from += BATCH) {
            entries.subList(from, Math.min(from + BATCH, entries.size())).parallelStream()
                    .map(entry -> extracted(entry.parsed(), builders.keySet()))
                    .toList()
                    .forEach(values -> add(values, builders));
        }
        return built(entries, builders, List.of());
    }

    /** The index of resources that live inside others. */
    static TypeIndex ofContained(List<ContainedIndex.Contained> all, Collection<Parameter> parameters) {
        Map<Parameter, ParameterIndex.Builder> builders = new LinkedHashMap<>();
        parameters.forEach(parameter -> builders.put(parameter, new ParameterIndex.Builder()));
        all.forEach(each -> add(extracted(each.resource(), builders.keySet()), builders));
        return built(
                all.stream().map(ContainedIndex.Contained::container).toList(),
                builders,
                all.stream().map(ContainedIndex.Contained::local).toList());
    }

    private static void add(List<List<Value>> values, Map<Parameter, ParameterIndex.Builder> builders) {
        Iterator<List<Value>> next = values.iterator();
        builders.values().forEach(builder -> builder.add(next.next()));
    }

    private static TypeIndex built(
            List<Entry> entries, Map<Parameter, ParameterIndex.Builder> builders, List<String> locals) {
        Map<String, ParameterIndex> built = new HashMap<>();
        builders.forEach((parameter, builder) -> built.put(parameter.name(), builder.build()));
        BitSet live = new BitSet();
        live.set(0, entries.size());
        return new TypeIndex(Column.of(entries), Ordinals.of(live), entries.size(), built, locals);
    }

    private static List<List<Value>> extracted(Resource resource, Collection<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> Extraction.values(parameter, resource))
                .toList();
    }

    /** The index of a parameter of the type. */
    public ParameterIndex parameter(String name) {
        ParameterIndex index = parameters.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no index of " + name);
        }
        return index;
    }

    /** The ordinals of all resources, as a set of its own that the caller may change. */
    public BitSet all() {
        BitSet all = new BitSet(next);
        live.addTo(all);
        return all;
    }

    public int size() {
        return live.size();
    }

    public boolean contains(int ordinal) {
        return live.contains(ordinal);
    }

    /** The resource of a live ordinal. */
    public Entry entry(int ordinal) {
        Entry entry = entries.get(ordinal);
        if (entry == null) {
            throw new IllegalArgumentException("no resource at " + ordinal);
        }
        return entry;
    }

    /** The id of a contained resource inside the one that contains it; null when the resource is not contained. */
    public @Nullable String local(int ordinal) {
        return locals.isEmpty() ? null : locals.get(ordinal);
    }

    /** The ordinal of a logical id; -1 when there is no such resource. */
    public int ordinal(String id) {
        int[] found = {-1};
        TokenValue key = idValue(id);
        parameter("_id").byValue().forEach(new Range(key, null), (value, ordinals) -> {
            if (value.equals(key)) {
                found[0] = ordinals.first();
            }
            return false;
        });
        return found[0];
    }

    /** A logical id as the value of the parameter {@code _id}. */
    public static TokenValue idValue(String id) {
        return new TokenValue(id, "", "", "", "", true);
    }

    /** This index after one resource has changed: {@code after} is null when it was deleted. */
    TypeIndex with(String id, @Nullable Entry after, Collection<Parameter> definitions) {
        int known = ordinal(id);
        if (known < 0 && after == null) {
            return this;
        }
        int ordinal = known < 0 ? next : known;
        Resource resource = after == null ? null : after.parsed();
        Map<String, ParameterIndex> changed = new HashMap<>(parameters);
        for (Parameter parameter : definitions) {
            changed.computeIfPresent(
                    parameter.name(),
                    (name, index) ->
                            index.with(ordinal, resource == null ? List.of() : Extraction.values(parameter, resource)));
        }
        return new TypeIndex(
                entries.with(ordinal, after),
                after == null ? live.without(ordinal) : live.with(ordinal),
                Math.max(next, ordinal + 1),
                changed,
                locals);
    }
}
