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
    private final int[] table;
    private final boolean caseSensitive;

    CodeIndex(Texts codes, boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
        this.keys = caseSensitive ? codes : small(codes);
        // At most half full: an unsuccessful probe then needs about two steps.
        this.table = new int[Integer.highestOneBit(Math.max(4, codes.size() * 2)) * 2];
        Arrays.fill(table, -1);
        for (int concept = 0; concept < keys.size(); concept++) {
            byte[] key = bytes(String.valueOf(keys.get(concept)));
            int slot = slot(key);
            if (table[slot] < 0) {
                table[slot] = concept;
            }
        }
    }

    /** The concept with this code, or -1. */
    int find(String code) {
        return table[slot(bytes(caseSensitive ? code : code.toLowerCase(Locale.ROOT)))];
    }

    private int slot(byte[] key) {
        int hash = Arrays.hashCode(key);
        int mask = table.length - 1;
        int slot = (hash ^ (hash >>> 16)) * 0x9E3779B9 >>> 7 & mask;
        while (table[slot] >= 0 && !keys.equalsAt(table[slot], key)) {
            slot = slot + 1 & mask;
        }
        return slot;
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
