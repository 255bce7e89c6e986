package se.nhv.source.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a name of care that carry its meaning, without their inflection. Immutable; thread-safe.
 *
 * @param stems in the name's order, each once
 */
record AreaWords(List<String> stems) {
    private static final Set<String> EMPTY = Set.of(
            "och",
            "samt",
            "eller",
            "av",
            "vid",
            "hos",
            "for",
            "i",
            "pa",
            "med",
            "efter",
            "inom",
            "till",
            "fran",
            "en",
            "ett",
            "den",
            "det",
            "de",
            "dar",
            "viss",
            "vissa",
            "vard",
            "inkl",
            "inklusive");
    private static final List<String> ENDINGS = List.of(
            "orna", "arna", "erna", "ade", "dda", "or", "ar", "er", "an", "en", "et", "na", "ad", "at", "dd", "tt", "a",
            "e", "n", "t", "s");
    private static final Set<String> AGES = Set.of("barn", "ungdom", "vuxn");
    private static final double PART = 0.5;
    private static final int SHORTEST_STEM = 4;
    /** A word this long can be the first part of a compound, or be misspelt, without being another word. */
    private static final int LONG = 7;
    /** Beginnings tell opposites apart (hyper-, hypo-). */
    private static final int BEGINNING = 4;

    /** What a name adds in passing. */
    private static final Pattern ADDITION = Pattern.compile("(?iu)[,;]?\\s*\\b(inkl\\.?|inklusive)\\s.*$");

    AreaWords {
        stems = List.copyOf(stems);
    }

    static AreaWords of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        List<String> stems = new ArrayList<>();
        for (String word : plain.split("[^\\p{L}\\p{N}]+")) {
            String stem = stem(word);
            if (!word.isEmpty() && !EMPTY.contains(word) && !stems.contains(stem)) {
                stems.add(stem);
            }
        }
        return new AreaWords(stems);
    }

    /** The name without what it adds after "inklusive". */
    static String bare(String name) {
        return ADDITION.matcher(name).replaceFirst("");
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** The words that tell which care it is, rather than whose. */
    Stream<String> care() {
        return stems.stream().filter(stem -> !AGES.contains(stem));
    }

    /** Whether both names have the same words. */
    boolean same(AreaWords other) {
        return !stems.isEmpty()
                && stems.size() == other.stems.size()
                && stems.stream().allMatch(one -> other.stems.stream().anyMatch(two -> alike(one, two)));
    }

    /**
     * Whether the other name begins with the first of these words, has all of them, perhaps as parts of compounds, and leaves out
     * nobody's age. A single word has to be long and whole to mean so much.
     */
    boolean begins(AreaWords other) {
        if (stems.isEmpty() || other.stems.isEmpty()) {
            return false;
        }
        boolean single = stems.size() == 1;
        String first = stems.get(0);
        boolean leads =
                single ? first.length() >= LONG && alike(first, other.stems.get(0)) : within(first, other.stems.get(0));
        boolean sameAge = other.stems.stream().allMatch(one -> !AGES.contains(one) || stems.contains(one));
        return leads && sameAge && stems.stream().allMatch(other::has);
    }

    /** Whether the word is one of these, or the first part of one. */
    boolean has(String stem) {
        return stems.stream().anyMatch(one -> within(stem, one));
    }

    /** How much the names share, from 0 to 1: whole words, and half as much for the last part of a compound. */
    double shared(AreaWords other) {
        double shared = 0;
        for (String stem : stems) {
            shared += other.has(stem) ? 1 : other.stems.stream().anyMatch(stem::endsWith) ? PART : 0;
        }
        return shared / Math.max(1, Math.max(stems.size(), other.stems.size()));
    }

    private static boolean within(String word, String name) {
        return alike(word, name) || (word.length() >= LONG && name.startsWith(word));
    }

    private static boolean alike(String one, String two) {
        if (one.equals(two)) {
            return true;
        }
        boolean longEnough = Math.min(one.length(), two.length()) > LONG && one.regionMatches(0, two, 0, BEGINNING);
        return longEnough && (Similarity.distance(one, two, 1) <= 1 || linked(one, two) || linked(two, one));
    }

    /** Whether the longer word has up to two letters more within: compounds are joined in more than one way. */
    private static boolean linked(String shorter, String longer) {
        int more = longer.length() - shorter.length();
        if (more < 1 || more > 2) {
            return false;
        }
        int from = 0;
        while (from < shorter.length() && shorter.charAt(from) == longer.charAt(from)) {
            from++;
        }
        return from < shorter.length() && shorter.substring(from).equals(longer.substring(from + more));
    }
}
