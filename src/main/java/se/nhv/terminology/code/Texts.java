package se.nhv.terminology.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts, some absent, as UTF-8 in one array: four bytes of overhead a text instead of a Java string's forty or
 * more, which is what makes 400,000 concepts with three names each affordable. Immutable, safe for all threads.
 */
final class Texts {
    private static final int ABSENT = Integer.MIN_VALUE;
    private final byte[] bytes;
    /** Where text i ends; it begins where i-1 ends. An absent text has its end with the sign bit set. */
    private final int[] ends;

    private final int size;

    private Texts(byte[] bytes, int[] ends, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
    }

    /** A column in which nothing stands, such as the definitions of most classifications: it costs nothing. */
    private Texts(int size) {
        this(new byte[0], new int[0], size);
    }

    int size() {
        return size;
    }

    @Nullable
    String get(int index) {
        if (ends.length == 0 || (ends[index] & ABSENT) != 0) {
            return null;
        }
        int start = start(index);
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    boolean equalsAt(int index, byte[] utf8) {
        if (ends.length == 0 || (ends[index] & ABSENT) != 0) {
            return false;
        }
        return Arrays.equals(bytes, start(index), ends[index], utf8, 0, utf8.length);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1] & ~ABSENT;
    }

    /** Collects texts in order. Not thread-safe. */
    static final class Builder {
        private byte[] bytes = new byte[256];
        private int[] ends = new int[16];
        private int size;
        private int used;

        void add(@Nullable String text) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
            }
            if (text == null) {
                ends[size++] = used | ABSENT;
                return;
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (used + utf8.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + utf8.length));
            }
            System.arraycopy(utf8, 0, bytes, used, utf8.length);
            used += utf8.length;
            ends[size++] = used;
        }

        Texts build() {
            boolean none = used == 0 && Arrays.stream(ends, 0, size).allMatch(end -> end == ABSENT);
            return none ? new Texts(size) : new Texts(Arrays.copyOf(bytes, used), Arrays.copyOf(ends, size), size);
        }
    }
}
