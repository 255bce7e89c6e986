package se.nhv.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * The different words of many texts, sorted three ways: as they are, folded, and backwards. Finds the words that a typed word may
 * mean, each with how well it fits. Immutable, safe for all threads.
 */
final class Dictionary {
    /** How well a word fits, best first; the sum over a query's words is its rank. */
    enum Fit {
        SAME,
        BEGINNING,
        FOLDED,
        END_OF_COMPOUND,
        ALL_PARTS,
        ONE_PART
    }

    /** A shorter word inside a compound would be found in half the language. */
    private static final int SHORTEST_PART = 4;

    private final String[] words;
    private final String[] folded;
    private final int[] foldedWord;
    private final String[] backwards;
    private final int[] backwardsWord;

    /** @param sorted different words in exact letters, in natural order */
    Dictionary(List<String> sorted) {
        this.words = sorted.toArray(new String[0]);
        Integer[] byFolded = order(word -> Letters.foldExact(words[word]));
        this.folded = new String[words.length];
        this.foldedWord = new int[words.length];
        Integer[] byBackwards = order(word -> backwards(words[word]));
        this.backwards = new String[words.length];
        this.backwardsWord = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            foldedWord[i] = byFolded[i];
            folded[i] = Letters.foldExact(words[byFolded[i]]);
            backwardsWord[i] = byBackwards[i];
            backwards[i] = backwards(words[byBackwards[i]]);
        }
    }

    private Integer[] order(IntFunction<String> key) {
        Integer[] order = new Integer[words.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(key::apply));
        return order;
    }

    int size() {
        return words.length;
    }

    /** The number of a word, or -1. */
    int find(String word) {
        int found = Arrays.binarySearch(words, word);
        return found < 0 ? -1 : found;
    }

    /** Every word that the typed one may mean; a word may come more than once, its best fit counts. */
    void meanings(String typed, BiConsumer<Integer, Fit> found) {
        range(words, typed, i -> found.accept(i, words[i].length() == typed.length() ? Fit.SAME : Fit.BEGINNING));
        if (typed.equals(Letters.foldExact(typed))) {
            range(folded, typed, i -> found.accept(foldedWord[i], Fit.FOLDED));
        } else {
            range(folded, Letters.foldExact(typed), i -> {
                if (NamePattern.prefix(typed).match(words[foldedWord[i]]).found()) {
                    found.accept(foldedWord[i], Fit.FOLDED);
                }
            });
        }
        if (typed.length() >= SHORTEST_PART) {
            range(backwards, backwards(typed), i -> found.accept(backwardsWord[i], Fit.END_OF_COMPOUND));
        }
    }

    /** The words within a slip of the pen or two of a typed one, the nearest only. */
    List<Integer> near(String typed) {
        // two slips in a short word make another word: dysmeli is not dyslexi
        int most = typed.length() < 8 ? 1 : 2;
        String wanted = Letters.foldExact(typed);
        List<Integer> nearest = new ArrayList<>();
        int fewest = most;
        for (int i = 0; i < words.length; i++) {
            int edits = Edits.between(wanted, folded[i], fewest);
            if (edits < fewest) {
                nearest.clear();
                fewest = edits;
            }
            if (edits <= fewest) {
                nearest.add(foldedWord[i]);
            }
        }
        return typed.length() < SHORTEST_PART ? List.of() : nearest;
    }

    /** Whether some word begins with this. */
    boolean begins(String part) {
        int at = Arrays.binarySearch(words, part);
        int next = at < 0 ? -at - 1 : at;
        return next < words.length && words[next].startsWith(part);
    }

    String word(int number) {
        return words[number];
    }

    private static void range(String[] sorted, String prefix, IntConsumer found) {
        int at = Arrays.binarySearch(sorted, prefix);
        int i = at < 0 ? -at - 1 : at;
        while (i > 0 && sorted[i - 1].equals(prefix)) {
            i--;
        }
        for (; i < sorted.length && sorted[i].startsWith(prefix); i++) {
            found.accept(i);
        }
    }

    private static String backwards(String word) {
        return new StringBuilder(word).reverse().toString();
    }
}
