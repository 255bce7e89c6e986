package se.nhv.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Forms of one Swedish word: {@code fraktur} and {@code frakturer}, {@code smärta} and {@code smärtor}, {@code medfött} and
 * {@code medfödd}. Two words are taken for forms of one when they differ only in endings of one set; no dictionary. Pure.
 */
final class Inflection {
    /** A shorter stem has too many other words. */
    private static final int SHORTEST_STEM = 4;

    private static final List<Set<String>> ENDINGS = List.of(
            // nouns: the number, the definite form, the genitive
            Set.of(
                    "", "s", "n", "ns", "en", "ens", "t", "ts", "et", "ets", "a", "an", "ans", "e", "r", "rna", "or",
                    "orna", "ar", "arna", "er", "erna", "na"),
            // participles
            Set.of("d", "t", "de", "da"),
            Set.of("dd", "tt", "dda"));

    private static final int LONGEST_ENDING = 4;

    private Inflection() {}

    /** What a word may be without its ending, itself included. */
    static List<String> stems(String word) {
        List<String> stems = new ArrayList<>();
        for (int cut = word.length(); cut >= Math.max(SHORTEST_STEM, word.length() - LONGEST_ENDING); cut--) {
            String ending = word.substring(cut);
            if (ENDINGS.stream().anyMatch(set -> set.contains(ending))) {
                stems.add(word.substring(0, cut));
            }
        }
        return stems;
    }

    /** Whether both words, which are the same up to the stem's length, are forms of one. */
    static boolean isSameWord(String one, String other, int stem) {
        String ending = one.substring(stem);
        String others = other.substring(stem);
        return ENDINGS.stream().anyMatch(set -> set.contains(ending) && set.contains(others));
    }
}
