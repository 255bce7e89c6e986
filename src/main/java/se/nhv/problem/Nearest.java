package se.nhv.problem;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the valid value that a person probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The valid value with the fewest edits from the given one, letter case aside; null when none is near. */
    public static @Nullable String of(String given, Collection<String> valid) {
        String wanted = given.toLowerCase(Locale.ROOT);
        // More edits than a third of the word is another word, not a slip of the pen.
        int limit = Math.max(2, wanted.length() / 3);
        String best = null;
        int fewest = limit + 1;
        for (String candidate : valid) {
            int edits = edits(wanted, candidate.toLowerCase(Locale.ROOT), fewest);
            if (edits < fewest || (edits == fewest && best != null && candidate.compareTo(best) < 0)) {
                best = candidate;
                fewest = edits;
            }
        }
        return best;
    }

    /** Levenshtein distance, or at least {@code stop} as soon as it cannot be less. */
    private static int edits(String a, String b, int stop) {
        if (Math.abs(a.length() - b.length()) >= stop + 1) {
            return stop + 1;
        }
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = row;
            row = swap;
        }
        return previous[b.length()];
    }
}
