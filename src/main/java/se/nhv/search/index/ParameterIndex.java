package se.nhv.search.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.nhv.search.value.Value;

/**
 * One parameter of one type: from value to resources, and from resource to values. Immutable, safe for all threads.
 *
 * <p>Equal values are one object, so that the second direction costs a pointer for each value.
 */
public final class ParameterIndex {
    private final Sorted byValue;
    private final Column<Value[]> byOrdinal;
    private final Ordinals present;

    private ParameterIndex(Sorted byValue, Column<Value[]> byOrdinal, Ordinals present) {
        this.byValue = byValue;
        this.byOrdinal = byOrdinal;
        this.present = present;
    }

    /** The values in their order, each with the resources that have it. */
    public Sorted byValue() {
        return byValue;
    }

    /** The resources that have a value at all. */
    public Ordinals present() {
        return present;
    }

    /** The values of a resource, in the order in which they stand in it. */
    public List<Value> valuesOf(int ordinal) {
        Value[] values = byOrdinal.get(ordinal);
        return values == null ? List.of() : List.of(values);
    }

    /** The least value of a resource, or the greatest; null when it has none. */
    public @Nullable Value extreme(int ordinal, boolean greatest) {
        Value[] values = byOrdinal.get(ordinal);
        if (values == null) {
            return null;
        }
        Value extreme = values[0];
        for (Value value : values) {
            int order = value.compareTo(extreme);
            extreme = (greatest ? order > 0 : order < 0) ? value : extreme;
        }
        return extreme;
    }

    ParameterIndex with(int ordinal, List<Value> values) {
        if (values.equals(valuesOf(ordinal))) {
            return this;
        }
        Sorted sorted = byValue;
        for (Value old : valuesOf(ordinal)) {
            sorted = sorted.without(old, ordinal);
        }
        Value[] kept = new Value[values.size()];
        for (int i = 0; i < kept.length; i++) {
            Value known = sorted.known(values.get(i));
            kept[i] = known == null ? values.get(i) : known;
            sorted = sorted.with(kept[i], ordinal);
        }
        return new ParameterIndex(
                sorted,
                byOrdinal.with(ordinal, kept.length == 0 ? null : kept),
                kept.length == 0 ? present.without(ordinal) : present.with(ordinal));
    }

    /** Gathers the first index of a process, resource by resource in the order of their ordinals. */
    static final class Builder {
        private final Map<Value, Gathered> gathered = new HashMap<>();
        private final List<Value @Nullable []> byOrdinal = new ArrayList<>();
        private final BitSet present = new BitSet();

        void add(List<Value> values) {
            int ordinal = byOrdinal.size();
            Value[] kept = new Value[values.size()];
            for (int i = 0; i < kept.length; i++) {
                Gathered of = gathered.computeIfAbsent(values.get(i), Gathered::new);
                of.add(ordinal);
                kept[i] = of.value;
            }
            byOrdinal.add(kept.length == 0 ? null : kept);
            present.set(ordinal, kept.length > 0);
        }

        ParameterIndex build() {
            TreeMap<Value, Ordinals> sorted = new TreeMap<>();
            gathered.forEach((value, ordinals) -> sorted.put(value, ordinals.build()));
            return new ParameterIndex(Sorted.of(sorted), Column.of(byOrdinal), Ordinals.of(present));
        }
    }

    /** The ordinals of one value while they come in, in rising order. */
    private static final class Gathered {
        private final Value value;
        private int[] ordinals = new int[2];
        private int size;

        Gathered(Value value) {
            this.value = value;
        }

        void add(int ordinal) {
            if (size == ordinals.length) {
                ordinals = Arrays.copyOf(ordinals, size * 2);
            }
            ordinals[size++] = ordinal;
        }

        Ordinals build() {
            int[] exact = Arrays.copyOf(ordinals, size);
            if (size <= Ordinals.FEW) {
                return Ordinals.Few.ofSorted(exact);
            }
            BitSet bits = new BitSet();
            for (int ordinal : exact) {
                bits.set(ordinal);
            }
            return Ordinals.of(bits);
        }
    }
}
