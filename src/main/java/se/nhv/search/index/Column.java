package se.nhv.search.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable array by ordinal, in chunks of which a change copies one. Safe for all threads.
 *
 * @param <T> what stands at an ordinal
 */
final class Column<T> {
    private static final int SHIFT = 8;
    private static final int CHUNK = 1 << SHIFT;

    private final @Nullable Object[][] chunks;

    private Column(@Nullable Object[][] chunks) {
        this.chunks = chunks;
    }

    static <T> Column<T> of(List<? extends @Nullable T> values) {
        @Nullable Object[][] chunks = new @Nullable Object[(values.size() + CHUNK - 1) >> SHIFT][];
        for (int i = 0; i < chunks.length; i++) {
            int to = Math.min((i + 1) << SHIFT, values.size());
            chunks[i] = Arrays.copyOf(values.subList(i << SHIFT, to).toArray(), CHUNK);
        }
        return new Column<>(chunks);
    }

    @SuppressWarnings("unchecked") // only with() and of() put values in
    @Nullable
    T get(int ordinal) {
        int chunk = ordinal >> SHIFT;
        return chunk < chunks.length ? (T) chunks[chunk][ordinal & (CHUNK - 1)] : null;
    }

    Column<T> with(int ordinal, @Nullable T value) {
        int chunk = ordinal >> SHIFT;
        @Nullable Object[][] copy = Arrays.copyOf(chunks, Math.max(chunks.length, chunk + 1));
        for (int i = chunks.length; i < copy.length; i++) {
            copy[i] = new @Nullable Object[CHUNK];
        }
        copy[chunk] = copy[chunk].clone();
        copy[chunk][ordinal & (CHUNK - 1)] = value;
        return new Column<>(copy);
    }
}
