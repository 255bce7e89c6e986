package se.nhv.web.find;

import java.util.Set;

/**
 * How much two Swedish words are alike, for words as people type them: inflected, compounded, misspelt. Pure; words come in
 * folded letters.
 */
public final class Likeness {
    /** A word shorter than this is too often a part of another by chance. */
    private static final int PART = 4;

    /** Words that say nothing of what is looked for, in both languages, folded. */
    private static final Set<String> EMPTY = Set.of(
            "och",
            "i",
            "pa",
            "av",
            "for",
            "med",
            "till",
            "fran",
            "som",
            "en",
            "ett",
            "den",
            "det",
            "de",
            "ar",
            "om",
            "vid",
            "hos",
            "eller",
            "inte",
            "har",
            "han",
            "hon",
            "bor",
            "boende",
            "the",
            "a",
            "an",
            "of",
            "in",
            "on",
            "with",
            "and",
            "or",
            "from",
            "to",
            "at",
            "is",
            "has",
            "patient",
            "patienten",
            "patients",
            "years",
            "old",
            "year",
            "region",
            "regionen",
            "lan",
            "county");

    private Likeness() {}

    /** Whether the word carries no meaning in a search. */
    public static boolean isEmpty(String word) {
        return EMPTY.contains(word);
    }

    /** From 0 (nothing in common) to 1 (the same word). */
    public static double of(String typed, String word) {
        if (typed.equals(word)) {
            return 1;
        }
        int shorter = Math.min(typed.length(), word.length());
        if (shorter < 3) {
            return 0;
        }
        if (word.startsWith(typed)) {
            return 0.8;
        }
        if (shorter >= PART) {
            if (typed.startsWith(word) || typed.endsWith(word)) {
                return 0.6;
            }
            if (word.contains(typed)) {
                return 0.55;
            }
        }
        int same = commonBeginning(typed, word);
        if (same >= 5 && same * 10 >= shorter * 7) {
            return 0.5;
        }
        int slips = shorter >= 9 ? 2 : 1;
        return shorter >= 5 && typed.charAt(0) == word.charAt(0) && within(typed, word, slips) ? 0.5 : 0;
    }

    private static int commonBeginning(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    /** Whether so many letters added, left out, changed or swapped with a neighbour make the one word the other. */
    private static boolean within(String one, String other, int slips) {
        if (Math.abs(one.length() - other.length()) > slips) {
            return false;
        }
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edit(edits, one, other, i, j);
            }
        }
        return edits[one.length()][other.length()] <= slips;
    }

    private static int edit(int[][] edits, String one, String other, int i, int j) {
        int change = edits[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
