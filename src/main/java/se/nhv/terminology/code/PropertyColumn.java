package se.nhv.terminology.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The values of one property: pairs of concept and value number, sorted by concept, over a list of the different values. A
 * filter asks each different value once and gathers concepts; it never looks at resources. Immutable, safe for all threads.
 */
public final class PropertyColumn {
    private final String code;
    private final @Nullable String uri;
    private final int[] concepts;
    private final int[] valueOf;
    private final List<Type> values;
    private final List<String> texts;

    private PropertyColumn(Builder from) {
        this.code = from.code;
        this.uri = from.uri;
        this.concepts = Arrays.copyOf(from.concepts, from.size);
        this.valueOf = Arrays.copyOf(from.valueOf, from.size);
        this.values = List.copyOf(from.values);
        this.texts = List.copyOf(from.numbers.keySet().stream()
                .sorted(java.util.Comparator.comparing(key -> from.numbers.getOrDefault(key, 0)))
                .map(PropertyColumn::withoutType)
                .toList());
    }

    public String code() {
        return code;
    }

    /** The meaning that the system declares for the property; null when it declares none. */
    public @Nullable String uri() {
        return uri;
    }

    /** The values of a concept, in order; shared, read only. */
    public List<Type> of(int concept) {
        List<Type> found = new ArrayList<>(1);
        for (int i = first(concept); i < concepts.length && concepts[i] == concept; i++) {
            found.add(values.get(valueOf[i]));
        }
        return found;
    }

    /** The concepts with a value whose text passes; see {@link #text}. */
    public BitSet where(Predicate<String> test) {
        boolean[] passes = new boolean[values.size()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = test.test(texts.get(i));
        }
        BitSet found = new BitSet();
        for (int i = 0; i < concepts.length; i++) {
            if (passes[valueOf[i]]) {
                found.set(concepts[i]);
            }
        }
        return found;
    }

    /** The concepts that have the property at all. */
    public BitSet present() {
        return where(text -> true);
    }

    /** What a filter compares with: the primitive's text, or the code of a Coding. */
    public static String text(Type value) {
        if (value instanceof Coding) {
            return String.valueOf(((Coding) value).getCode());
        }
        return String.valueOf(value.primitiveValue());
    }

    private int first(int concept) {
        int found = Arrays.binarySearch(concepts, concept);
        while (found > 0 && concepts[found - 1] == concept) {
            found--;
        }
        return found < 0 ? concepts.length : found;
    }

    private static String withoutType(String key) {
        return key.substring(key.indexOf('|', key.indexOf('|') + 1) + 1);
    }

    /** Collects values; concepts must come in ascending order. Not thread-safe. */
    static final class Builder {
        private final String code;
        private final @Nullable String uri;
        private int[] concepts = new int[16];
        private int[] valueOf = new int[16];
        private int size;
        private final List<Type> values = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        Builder(String code, @Nullable String uri) {
            this.code = code;
            this.uri = uri;
        }

        void add(int concept, Type value) {
            if (size == concepts.length) {
                concepts = Arrays.copyOf(concepts, size * 2);
                valueOf = Arrays.copyOf(valueOf, size * 2);
            }
            String system = value instanceof Coding ? String.valueOf(((Coding) value).getSystem()) : "";
            String key = value.fhirType() + "|" + system.replace('|', ' ') + "|" + text(value);
            Integer number = numbers.get(key);
            if (number == null) {
                number = values.size();
                numbers.put(key, number);
                values.add(value);
            }
            concepts[size] = concept;
            valueOf[size++] = number;
        }

        PropertyColumn build() {
            return new PropertyColumn(this);
        }
    }
}
