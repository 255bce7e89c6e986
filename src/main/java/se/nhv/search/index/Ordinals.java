package se.nhv.search.index;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of ordinals. Small sets are sorted arrays; large ones are blocks of bits of which a change copies one.
 *
 * <p>Safe for all threads. Long because its two forms turn into each other and are read together.
 */
public sealed interface Ordinals permits Ordinals.Few, Ordinals.Many {
    /** Up to here copying an array costs no more than copying one block of bits and the list of blocks. */
    int FEW = 512;

    static Ordinals of(int ordinal) {
        return new Few(new int[] {ordinal});
    }

    /** The set of the bits that are set. */
    static Ordinals of(BitSet bits) {
        if (bits.cardinality() <= FEW) {
            return new Few(bits.stream().toArray());
        }
        return Many.of(bits);
    }

    int size();

    boolean contains(int ordinal);

    Ordinals with(int ordinal);

    Ordinals without(int ordinal);

    /** Sets the bit of every member. */
    void addTo(BitSet bits);

    /** The members among the bits that are set; null when there are none. */
    @Nullable
    BitSet among(BitSet bits);

    /** The least member. */
    int first();

    default boolean isEmpty() {
        return size() == 0;
    }

    /** A sorted array. */
    final class Few implements Ordinals {
        private final int[] sorted;

        private Few(int[] sorted) {
            this.sorted = sorted;
        }

        /** From an array in rising order, which the caller gives up. */
        static Few ofSorted(int[] sorted) {
            return new Few(sorted);
        }

        @Override
        public int size() {
            return sorted.length;
        }

        @Override
        public boolean contains(int ordinal) {
            return Arrays.binarySearch(sorted, ordinal) >= 0;
        }

        @Override
        public Ordinals with(int ordinal) {
            int place = Arrays.binarySearch(sorted, ordinal);
            if (place >= 0) {
                return this;
            }
            int at = -place - 1;
            int[] grown = new int[sorted.length + 1];
            System.arraycopy(sorted, 0, grown, 0, at);
            grown[at] = ordinal;
            System.arraycopy(sorted, at, grown, at + 1, sorted.length - at);
            Few more = new Few(grown);
            return grown.length <= FEW ? more : Ordinals.of(more.bits());
        }

        @Override
        public Ordinals without(int ordinal) {
            int at = Arrays.binarySearch(sorted, ordinal);
            if (at < 0) {
                return this;
            }
            int[] shrunk = new int[sorted.length - 1];
            System.arraycopy(sorted, 0, shrunk, 0, at);
            System.arraycopy(sorted, at + 1, shrunk, at, shrunk.length - at);
            return new Few(shrunk);
        }

        @Override
        public void addTo(BitSet bits) {
            for (int ordinal : sorted) {
                bits.set(ordinal);
            }
        }

        @Override
        public @Nullable BitSet among(BitSet bits) {
            BitSet common = null;
            for (int ordinal : sorted) {
                if (bits.get(ordinal)) {
                    common = common == null ? new BitSet() : common;
                    common.set(ordinal);
                }
            }
            return common;
        }

        @Override
        public int first() {
            return sorted[0];
        }

        private BitSet bits() {
            BitSet bits = new BitSet();
            addTo(bits);
            return bits;
        }
    }

    /** Blocks of 4,096 bits; an empty block is shared. */
    final class Many implements Ordinals {
        private static final int WORDS = 64;
        private static final int SHIFT = 12;
        private static final long[] EMPTY = new long[WORDS];

        private final long[][] blocks;
        private final int size;

        private Many(long[][] blocks, int size) {
            this.blocks = blocks;
            this.size = size;
        }

        private static Many of(BitSet bits) {
            long[] words = bits.toLongArray();
            long[][] blocks = new long[(words.length + WORDS - 1) / WORDS][];
            for (int i = 0; i < blocks.length; i++) {
                long[] block = Arrays.copyOfRange(words, i * WORDS, (i + 1) * WORDS);
                blocks[i] = Arrays.equals(block, EMPTY) ? EMPTY : block;
            }
            return new Many(blocks, bits.cardinality());
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(int ordinal) {
            int block = ordinal >> SHIFT;
            return block < blocks.length && (blocks[block][word(ordinal)] & 1L << ordinal) != 0;
        }

        @Override
        public Ordinals with(int ordinal) {
            return contains(ordinal) ? this : flipped(ordinal, size + 1);
        }

        @Override
        public Ordinals without(int ordinal) {
            if (!contains(ordinal)) {
                return this;
            }
            Many fewer = flipped(ordinal, size - 1);
            // half of the limit, so that a set that goes back and forth over it is not rewritten every time
            return fewer.size > FEW / 2 ? fewer : new Few(fewer.bits().stream().toArray());
        }

        private Many flipped(int ordinal, int newSize) {
            int block = ordinal >> SHIFT;
            int before = blocks.length;
            long[][] copy = Arrays.copyOf(blocks, Math.max(before, block + 1));
            Arrays.fill(copy, Math.min(before, copy.length), copy.length, EMPTY);
            copy[block] = copy[block].clone();
            copy[block][word(ordinal)] ^= 1L << ordinal;
            return new Many(copy, newSize);
        }

        private static int word(int ordinal) {
            return (ordinal >> 6) & (WORDS - 1);
        }

        @Override
        public void addTo(BitSet bits) {
            bits.or(bits());
        }

        @Override
        public @Nullable BitSet among(BitSet bits) {
            BitSet common = bits();
            common.and(bits);
            return common.isEmpty() ? null : common;
        }

        @Override
        public int first() {
            return bits().nextSetBit(0);
        }

        private BitSet bits() {
            long[] words = new long[blocks.length * WORDS];
            for (int i = 0; i < blocks.length; i++) {
                System.arraycopy(blocks[i], 0, words, i * WORDS, WORDS);
            }
            return BitSet.valueOf(words);
        }
    }
}
