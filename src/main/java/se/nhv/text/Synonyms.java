package se.nhv.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words of everyday and their words in a classification ({@code synonyms_sv.tsv}): a question is also asked in the other words, and
 * its answer says so. Immutable, safe for all threads.
 */
final class Synonyms {
    private static final String FILE = "synonyms_sv.tsv";
    /** A shorter beginning of a compound is a prefix, not a word. */
    private static final int SHORTEST = 3;

    private final List<Pair> pairs;

    /**
     * @param end whether only the end of a compound is meant
     * @param glued whether the other end belongs to the same compound
     */
    private record Pair(List<String> typed, boolean end, List<String> instead, boolean glued) {}

    private Synonyms(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    /** Those that travel with the program. */
    static Synonyms swedish() {
        try (InputStream in = Synonyms.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program carries no " + FILE);
            }
            List<Pair> pairs = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    pairs.add(new Pair(
                            Words.of(columns[0]),
                            columns[0].startsWith("-"),
                            Words.of(columns[1]),
                            columns[1].startsWith("-")));
                }
            }
            return new Synonyms(pairs);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The question in other words, one list for each synonym that fits, or two that do; none of them is the question itself. */
    Set<List<String>> of(List<String> words) {
        Set<List<String>> others = new LinkedHashSet<>(once(words));
        List.copyOf(others).forEach(other -> others.addAll(once(other)));
        others.remove(words);
        return others;
    }

    private Set<List<String>> once(List<String> words) {
        Set<List<String>> others = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            if (pair.end()) {
                compounds(pair, words, others);
            } else {
                int at = Collections.indexOfSubList(words, pair.typed());
                if (at >= 0 && !isThere(pair, words, at)) {
                    others.add(replaced(words, at, pair.typed().size(), pair.instead()));
                }
            }
        }
        return others;
    }

    /** Whether the other words stand there already, as where "diabetes" stands before "mellitus". */
    private static boolean isThere(Pair pair, List<String> words, int at) {
        int typed = pair.typed().size();
        List<String> instead = pair.instead();
        return instead.size() > typed
                && instead.subList(0, typed).equals(pair.typed())
                && at + typed < words.size()
                && words.get(at + typed).equals(instead.get(typed));
    }

    private static void compounds(Pair pair, List<String> words, Set<List<String>> others) {
        String end = pair.typed().get(0);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            int cut = word.length() - end.length();
            if (cut >= SHORTEST && word.endsWith(end)) {
                List<String> instead = new ArrayList<>(pair.instead());
                if (pair.glued()) {
                    instead.set(0, word.substring(0, cut) + instead.get(0));
                } else {
                    instead.add(bare(word.substring(0, cut)));
                }
                others.add(replaced(words, at, 1, instead));
            }
        }
    }

    /** Without the s that links the parts of a compound. */
    private static String bare(String first) {
        return first.endsWith("s") && first.length() > SHORTEST ? first.substring(0, first.length() - 1) : first;
    }

    private static List<String> replaced(List<String> words, int at, int count, List<String> instead) {
        List<String> other = new ArrayList<>(words.subList(0, at));
        other.addAll(instead);
        other.addAll(words.subList(at + count, words.size()));
        return other;
    }
}
