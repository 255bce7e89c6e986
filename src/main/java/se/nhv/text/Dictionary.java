package se.nhv.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * The different words of many texts, sorted three ways: as they are, folded, and backwards. Finds the words that a typed word may
 * mean, each with how well it fits. Immutable, safe for all threads.
 */
final class Dictionary {
    /** How well a word fits, best first; the sum over a query's words is its rank. */
    enum Fit {
        SAME(0),
        /** Another form of the same word; as good as the same word in a further name. */
        FORM(1),
        BEGINNING(2),
        FOLDED(4),
        END_OF_COMPOUND(6),
        ALL_PARTS(8),
        ONE_PART(10);

        private final int cost;

        Fit(int cost) {
            this.cost = cost;
        }

        /** What it adds to a rank; one is left between most, for names that are not for showing. */
        int cost() {
            return cost;
        }
    }

    /** A shorter word is an abbreviation: a letter more or less makes another one. */
    private static final int SHORTEST_MISSPELT = 5;

    /** A shorter word inside a compound would be found in half the language. */
    private static final int SHORTEST_PART = 4;

    private final String[] words;
    private final String[] folded;
    private final int[] foldedWord;
    /** The words in the order of their letters from the end; compared as they are, for a second copy would cost as much again. */
    private final int[] backwardsWord;

    /** @param sorted different words in exact letters, in natural order */
    Dictionary(List<String> sorted) {
        this.words = sorted.toArray(new String[0]);
        String[] own = new String[words.length];
        Arrays.setAll(own, word -> fold(words[word]));
        Integer[] byFolded = order(Comparator.comparing(word -> own[word]));
        this.folded = new String[words.length];
        this.foldedWord = new int[words.length];
        Integer[] byBackwards = order((a, b) -> compareBackwards(words[a], words[b]));
        this.backwardsWord = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            foldedWord[i] = byFolded[i];
            folded[i] = own[byFolded[i]];
            backwardsWord[i] = byBackwards[i];
        }
    }

    /** Most words fold to themselves: one text serves for both. */
    private static String fold(String word) {
        String folded = Letters.foldExact(word);
        return folded.equals(word) ? word : folded;
    }

    private Integer[] order(Comparator<Integer> rule) {
        Integer[] order = new Integer[words.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, rule);
        return order;
    }

    private static int compareBackwards(String a, String b) {
        int same = Math.min(a.length(), b.length());
        for (int i = 1; i <= same; i++) {
            int order = Character.compare(a.charAt(a.length() - i), b.charAt(b.length() - i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length(), b.length());
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
        range(words, typed, i -> found.accept(i, isSame(words[i], typed) ? Fit.SAME : Fit.BEGINNING));
        Inflection.stems(typed)
                .forEach(stem -> range(words, stem, i -> {
                    if (Inflection.isSameWord(typed, words[i], stem.length())) {
                        found.accept(i, Fit.FORM);
                    }
                }));
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
            ending(typed, word -> found.accept(word, Fit.END_OF_COMPOUND));
        }
    }

    /** The typed word, or its genitive, as names of diseases have it: Parkinsons. */
    private static boolean isSame(String word, String typed) {
        int more = word.length() - typed.length();
        return more == 0 || (more == 1 && word.endsWith("s") && typed.length() >= SHORTEST_PART);
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
        return typed.length() < SHORTEST_MISSPELT ? List.of() : nearest;
    }

    /** The dictionary's own copy of a text that is one of its words, so that it is kept once; else the text itself. */
    String shared(String text) {
        int word = find(text);
        return word < 0 ? text : words[word];
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

    /** The words that end so: they stand together, from the first that is not before the ending itself. */
    private void ending(String end, IntConsumer found) {
        int from = 0;
        int to = words.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compareBackwards(words[backwardsWord[middle]], end) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        for (int i = from; i < words.length && words[backwardsWord[i]].endsWith(end); i++) {
            found.accept(backwardsWord[i]);
        }
    }
}
