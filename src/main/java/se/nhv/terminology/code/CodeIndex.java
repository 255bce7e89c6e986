package se.nhv.terminology.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * From code to concept number: an open hash table over the column of codes, so that its cost does not grow with the system.
 * In a system that ignores case, codes are compared in small letters. Immutable, safe for all threads.
 */
final class CodeIndex {
    private final Texts keys;
    /** Each slot holds a concept and, in the bits that it leaves free, a part of its code's hash; -1 where nothing is. */
    private final int[] table;

    private final int conceptBits;
    private final boolean caseSensitive;

    CodeIndex(Texts codes, boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
        this.keys = caseSensitive ? codes : small(codes);
        // At most half full: an unsuccessful probe then needs about two steps.
        this.table = new int[Integer.highestOneBit(Math.max(4, codes.size() * 2)) * 2];
        this.conceptBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, codes.size()));
        Arrays.fill(table, -1);
        for (int concept = 0; concept < keys.size(); concept++) {
            byte[] key = bytes(String.valueOf(keys.get(concept)));
            int hash = hash(key);
            int slot = slot(key, hash);
            if (table[slot] < 0) {
                table[slot] = tag(hash) | concept;
            }
        }
    }

    /** The concept with this code, or -1. */
    int find(String code) {
        byte[] key = bytes(caseSensitive ? code : code.toLowerCase(Locale.ROOT));
        int entry = table[slot(key, hash(key))];
        return entry < 0 ? -1 : concept(entry);
    }

    /** A key that only shares its slot is told apart by its tag, without a look at its letters. */
    private int slot(byte[] key, int hash) {
        int mask = table.length - 1;
        int tag = tag(hash);
        int slot = hash >>> 7 & mask;
        while (table[slot] >= 0
                && (table[slot] - concept(table[slot]) != tag || !keys.equalsAt(concept(table[slot]), key))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int concept(int entry) {
        return entry & (1 << conceptBits) - 1;
    }

    /** The hash in the bits that are free above a concept, without the sign. */
    private int tag(int hash) {
        return hash << conceptBits & Integer.MAX_VALUE;
    }

    private static int hash(byte[] key) {
        int hash = Arrays.hashCode(key);
        return (hash ^ (hash >>> 16)) * 0x9E3779B9;
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }

    private static Texts small(Texts codes) {
        Texts.Builder small = new Texts.Builder();
        for (int concept = 0; concept < codes.size(); concept++) {
            small.add(String.valueOf(codes.get(concept)).toLowerCase(Locale.ROOT));
        }
        return small.build();
    }
}
