package se.nhv.catalogue;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map of which a changed copy costs little: its entries stand in chunks, and a change copies one chunk and the
 * list of chunks. A hundred thousand entries are four hundred chunks, so a change moves a few kilobytes, and a look-up is two
 * binary searches in arrays. Safe for all threads.
 *
 * @param <K> the keys, in their natural order
 * @param <V> the values, never null
 */
public final class ChunkedMap<K extends Comparable<? super K>, V> {
    /** A chunk of twice this is split: copying it still costs less than a microsecond. */
    static final int CHUNK = 256;

    private static final ChunkedMap<?, ?> EMPTY = new ChunkedMap<>(new Chunk[0], 0);

    /** Two arrays of the same length; the keys rise. Never empty. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole, never handed out
    private record Chunk(Object[] keys, Object[] values) {
        int size() {
            return keys.length;
        }

        Chunk replaced(int at, Object value) {
            Object[] copy = values.clone();
            copy[at] = value;
            return new Chunk(keys, copy);
        }

        Chunk inserted(int at, Object key, Object value) {
            return new Chunk(inserted(keys, at, key), inserted(values, at, value));
        }

        Chunk removed(int at) {
            return new Chunk(removed(keys, at), removed(values, at));
        }

        Chunk part(int from, int to) {
            return new Chunk(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
        }

        private static Object[] inserted(Object[] array, int at, Object element) {
            Object[] copy = new Object[array.length + 1];
            System.arraycopy(array, 0, copy, 0, at);
            copy[at] = element;
            System.arraycopy(array, at, copy, at + 1, array.length - at);
            return copy;
        }

        private static Object[] removed(Object[] array, int at) {
            Object[] copy = Arrays.copyOf(array, array.length - 1);
            System.arraycopy(array, at + 1, copy, at, copy.length - at);
            return copy;
        }
    }

    private final Chunk[] chunks;
    private final int size;

    private ChunkedMap(Chunk[] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** The map without entries. */
    @SuppressWarnings("unchecked") // it holds nothing of any type
    public static <K extends Comparable<? super K>, V> ChunkedMap<K, V> empty() {
        return (ChunkedMap<K, V>) EMPTY;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The value of the key; null when there is none. */
    @SuppressWarnings("unchecked") // with() is the only writer
    public @Nullable V get(K key) {
        int chunk = chunkOf(key);
        int at = chunk < 0 ? -1 : Arrays.binarySearch(chunks[chunk].keys, key);
        return at < 0 ? null : (V) chunks[chunk].values[at];
    }

    /** This map with the value at the key, instead of the one that may be there. */
    public ChunkedMap<K, V> with(K key, V value) {
        if (chunks.length == 0) {
            return new ChunkedMap<>(new Chunk[] {new Chunk(new Object[] {key}, new Object[] {value})}, 1);
        }
        int number = Math.max(0, chunkOf(key));
        Chunk chunk = chunks[number];
        int at = Arrays.binarySearch(chunk.keys, key);
        if (at >= 0) {
            return new ChunkedMap<>(exchanged(number, chunk.replaced(at, value)), size);
        }
        Chunk grown = chunk.inserted(-at - 1, key, value);
        Chunk[] changed = grown.size() <= 2 * CHUNK
                ? exchanged(number, grown)
                : exchanged(number, grown.part(0, CHUNK), grown.part(CHUNK, grown.size()));
        return new ChunkedMap<>(changed, size + 1);
    }

    /** This map without the key; itself when the key is not in it. */
    public ChunkedMap<K, V> without(K key) {
        int number = chunkOf(key);
        int at = number < 0 ? -1 : Arrays.binarySearch(chunks[number].keys, key);
        if (at < 0) {
            return this;
        }
        Chunk chunk = chunks[number];
        Chunk[] changed = chunk.size() == 1 ? exchanged(number) : exchanged(number, chunk.removed(at));
        return new ChunkedMap<>(changed, size - 1);
    }

    /** The values in the order of their keys; cannot be changed. */
    public Collection<V> values() {
        return new Values();
    }

    private Chunk[] exchanged(int number, Chunk... replacements) {
        Chunk[] copy = new Chunk[chunks.length - 1 + replacements.length];
        System.arraycopy(chunks, 0, copy, 0, number);
        System.arraycopy(replacements, 0, copy, number, replacements.length);
        System.arraycopy(chunks, number + 1, copy, number + replacements.length, chunks.length - number - 1);
        return copy;
    }

    /** The last chunk that begins at or before the key; -1 when all begin after it. */
    @SuppressWarnings("unchecked") // with() is the only writer
    private int chunkOf(K key) {
        int low = 0;
        int high = chunks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (((K) chunks[middle].keys[0]).compareTo(key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private final class Values extends AbstractCollection<V> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<V> iterator() {
            return new Walk();
        }
    }

    private final class Walk implements Iterator<V> {
        private int chunk;
        private int at;

        @Override
        public boolean hasNext() {
            return chunk < chunks.length;
        }

        @Override
        @SuppressWarnings("unchecked") // with() is the only writer
        public V next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            V value = (V) chunks[chunk].values[at++];
            if (at == chunks[chunk].size()) {
                chunk++;
                at = 0;
            }
            return value;
        }
    }
}
