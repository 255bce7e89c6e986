package se.nhv.search.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.nhv.search.value.Value;
import se.nhv.text.Pairs;

/**
 * An immutable sorted map from values to the resources that have them: a list of chunks, each a pair of arrays. A change
 * copies one chunk and the list. Safe for all threads.
 *
 * <p>Long because reading, changing and building share the form of a chunk, which nobody else needs to know.
 */
public final class Sorted {
    /** A chunk of twice this is split: copying it still costs less than a microsecond. */
    private static final int CHUNK = 256;

    static final Sorted EMPTY = new Sorted(new Chunk[0], 0);

    /** What is done with each value on a walk. */
    @FunctionalInterface
    public interface Visitor {
        /** Says whether to go on. */
        boolean visit(Value value, Ordinals ordinals);
    }

    /** Values, and of each the resources and, once somebody looks for a part of a text, the pairs of letters. */
    private static final class Chunk {
        private final Value[] values;
        private final Ordinals[] ordinals;
        private volatile long @Nullable [] pairs;

        Chunk(Value[] values, Ordinals[] ordinals) {
            this.values = values;
            this.ordinals = ordinals;
        }

        int size() {
            return values.length;
        }

        /** Side by side, because to look into hundreds of thousands of texts is to wait for memory. */
        long[] pairs() {
            long[] known = pairs;
            if (known == null) {
                known = new long[values.length];
                for (int i = 0; i < known.length; i++) {
                    known[i] = values[i].pairs();
                }
                pairs = known;
            }
            return known;
        }
    }

    private final Chunk[] chunks;
    private final int size;

    private Sorted(Chunk[] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    static Sorted of(SortedMap<Value, Ordinals> map) {
        List<Chunk> chunks = new ArrayList<>();
        List<Value> values = new ArrayList<>(map.keySet());
        List<Ordinals> ordinals = new ArrayList<>(map.values());
        for (int from = 0; from < values.size(); from += CHUNK) {
            int to = Math.min(from + CHUNK, values.size());
            chunks.add(new Chunk(
                    values.subList(from, to).toArray(new Value[0]),
                    ordinals.subList(from, to).toArray(new Ordinals[0])));
        }
        return new Sorted(chunks.toArray(new Chunk[0]), map.size());
    }

    /** The number of different values. */
    public int size() {
        return size;
    }

    /** Visits the values of the range in rising order. */
    public void forEach(Range range, Visitor visitor) {
        int chunk = range.low() == null ? 0 : Math.max(0, chunkOf(range.low()));
        int at = range.low() == null || chunks.length == 0 ? 0 : place(chunks[chunk].values, range.low());
        for (; chunk < chunks.length; chunk++, at = 0) {
            Value[] values = chunks[chunk].values;
            for (; at < values.length; at++) {
                boolean over = range.high() != null && values[at].compareTo(range.high()) >= 0;
                if (over || !visitor.visit(values[at], chunks[chunk].ordinals[at])) {
                    return;
                }
            }
        }
    }

    /** Visits those values of the range, in rising order, that may hold a text with these pairs of letters ({@link Pairs}). */
    public void forEach(Range range, long pairs, Visitor visitor) {
        if (pairs == 0 || range.low() != null || range.high() != null) {
            forEach(range, visitor);
            return;
        }
        for (Chunk chunk : chunks) {
            long[] marks = chunk.pairs();
            for (int at = 0; at < marks.length; at++) {
                if (Pairs.mayHold(marks[at], pairs) && !visitor.visit(chunk.values[at], chunk.ordinals[at])) {
                    return;
                }
            }
        }
    }

    /** Visits all values in falling order. */
    public void forEachDescending(Visitor visitor) {
        for (int chunk = chunks.length - 1; chunk >= 0; chunk--) {
            for (int at = chunks[chunk].size() - 1; at >= 0; at--) {
                if (!visitor.visit(chunks[chunk].values[at], chunks[chunk].ordinals[at])) {
                    return;
                }
            }
        }
    }

    /** The key equal to the value, so that equal values are kept once; null when there is none. */
    @Nullable
    Value known(Value value) {
        int chunk = chunkOf(value);
        if (chunk < 0) {
            return null;
        }
        int at = Arrays.binarySearch(chunks[chunk].values, value);
        return at < 0 ? null : chunks[chunk].values[at];
    }

    Sorted with(Value value, int ordinal) {
        if (chunks.length == 0) {
            return new Sorted(new Chunk[] {new Chunk(new Value[] {value}, new Ordinals[] {Ordinals.of(ordinal)})}, 1);
        }
        int number = Math.max(0, chunkOf(value));
        Chunk chunk = chunks[number];
        int at = Arrays.binarySearch(chunk.values, value);
        if (at >= 0) {
            return replaced(number, at, chunk.ordinals[at].with(ordinal));
        }
        Chunk grown = inserted(chunk, -at - 1, value, Ordinals.of(ordinal));
        return grown.size() <= 2 * CHUNK
                ? new Sorted(exchanged(number, grown), size + 1)
                : new Sorted(exchanged(number, part(grown, 0, CHUNK), part(grown, CHUNK, grown.size())), size + 1);
    }

    Sorted without(Value value, int ordinal) {
        int number = chunkOf(value);
        int at = number < 0 ? -1 : Arrays.binarySearch(chunks[number].values, value);
        if (at < 0) {
            return this;
        }
        Ordinals rest = chunks[number].ordinals[at].without(ordinal);
        if (!rest.isEmpty()) {
            return replaced(number, at, rest);
        }
        Chunk chunk = chunks[number];
        if (chunk.size() == 1) {
            return new Sorted(exchanged(number), size - 1);
        }
        Chunk shrunk = new Chunk(removed(chunk.values, at), removed(chunk.ordinals, at));
        return new Sorted(exchanged(number, shrunk), size - 1);
    }

    private Sorted replaced(int number, int at, Ordinals ordinals) {
        Ordinals[] copy = chunks[number].ordinals.clone();
        copy[at] = ordinals;
        return new Sorted(exchanged(number, new Chunk(chunks[number].values, copy)), size);
    }

    private Chunk[] exchanged(int number, Chunk... replacements) {
        Chunk[] copy = new Chunk[chunks.length - 1 + replacements.length];
        System.arraycopy(chunks, 0, copy, 0, number);
        System.arraycopy(replacements, 0, copy, number, replacements.length);
        System.arraycopy(chunks, number + 1, copy, number + replacements.length, chunks.length - number - 1);
        return copy;
    }

    private static Chunk inserted(Chunk chunk, int at, Value value, Ordinals ordinals) {
        Value[] values = Arrays.copyOf(chunk.values, chunk.size() + 1);
        System.arraycopy(chunk.values, at, values, at + 1, chunk.size() - at);
        values[at] = value;
        Ordinals[] sets = Arrays.copyOf(chunk.ordinals, chunk.size() + 1);
        System.arraycopy(chunk.ordinals, at, sets, at + 1, chunk.size() - at);
        sets[at] = ordinals;
        return new Chunk(values, sets);
    }

    private static Chunk part(Chunk chunk, int from, int to) {
        return new Chunk(Arrays.copyOfRange(chunk.values, from, to), Arrays.copyOfRange(chunk.ordinals, from, to));
    }

    private static <T> T[] removed(T[] array, int at) {
        T[] copy = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, at + 1, copy, at, copy.length - at);
        return copy;
    }

    /** The last chunk that begins at or before the value; -1 when all begin after it. */
    private int chunkOf(Value value) {
        int low = 0;
        int high = chunks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (chunks[middle].values[0].compareTo(value) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private static int place(Value[] values, Value value) {
        int at = Arrays.binarySearch(values, value);
        return at >= 0 ? at : -at - 1;
    }
}
