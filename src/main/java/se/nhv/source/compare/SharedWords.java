package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import se.nhv.source.compare.Published.Part;

/**
 * Which part of an area a document's words mean, by the words that they share with its title. Words that the area's own title has
 * tell its parts apart from nothing and do not count. Pure.
 */
final class SharedWords {
    /** A shared beginning as long as this is the same word in another form, or its first part. */
    private static final int SAME_BEGINNING = 6;
    /** A shorter word must share as much as this, and differ in its ending only. */
    private static final int SHORTEST_BEGINNING = 4;

    private static final int LONGEST_ENDING = 2;
    private static final int SHORTEST = 3;

    private static final Set<String> EMPTY = Set.of(
            "vård", "vården", "viss", "vissa", "vid", "enligt", "punkt", "punkten", "för", "och", "eller", "samt",
            "inom", "med", "hos", "den", "det", "enhet", "enheter", "som", "till", "utför");

    private final List<String> ofArea;

    SharedWords(String areaTitle) {
        this.ofArea = words(areaTitle);
    }

    /** The part whose title the words are, but for some words of lesser weight. */
    Optional<Part> named(String words, List<Part> parts) {
        return best(words, parts, (shared, sizes) -> {
            int smaller = Math.min(sizes[0], sizes[1]);
            return shared == smaller && Math.max(sizes[0], sizes[1]) - shared <= shared;
        });
    }

    /** The part that the words are nearest to: half of the words that could be shared are. */
    Optional<Part> nearest(String words, List<Part> parts) {
        return best(words, parts, (shared, sizes) -> 2 * shared >= Math.min(sizes[0], sizes[1]));
    }

    private Optional<Part> best(String words, List<Part> parts, BiPredicate<Integer, int[]> enough) {
        List<String> said = own(words);
        Part best = null;
        int most = 0;
        boolean doubt = false;
        for (Part part : parts) {
            List<String> title = own(part.title());
            int shared = (int) said.stream()
                    .filter(word -> title.stream().anyMatch(other -> same(word, other)))
                    .count();
            if (shared > 0 && enough.test(shared, new int[] {said.size(), title.size()})) {
                doubt = shared == most;
                best = shared >= most ? part : best;
                most = Math.max(shared, most);
            }
        }
        return doubt ? Optional.empty() : Optional.ofNullable(best);
    }

    private List<String> own(String text) {
        return words(text).stream()
                .filter(word -> ofArea.stream().noneMatch(other -> same(word, other)))
                .toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")) {
            boolean numbered = word.chars().anyMatch(Character::isDigit);
            if (numbered || (word.length() >= SHORTEST && !EMPTY.contains(word))) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean same(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        int shorter = Math.min(a.length(), b.length());
        int common = 0;
        while (common < shorter && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        return common >= SAME_BEGINNING
                || (common >= SHORTEST_BEGINNING && Math.max(a.length(), b.length()) - common <= LONGEST_ENDING);
    }
}
