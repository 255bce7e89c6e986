package se.nhv.text;

import java.util.ArrayList;
import java.util.List;

/** The words of a text: runs of letters and digits, in exact letters ({@link Letters#exact}). Pure. */
public final class Words {
    private Words() {}

    /** The words in order, repeated ones kept: {@code Tumör i binjure-bark} has four. */
    public static List<String> of(String text) {
        return ofExact(Letters.exact(text));
    }

    /** The words in order, å ä ö folded. */
    public static List<String> foldedOf(String text) {
        return ofExact(Letters.folded(text));
    }

    private static List<String> ofExact(String exact) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= exact.length(); i++) {
            boolean inWord = i < exact.length() && Character.isLetterOrDigit(exact.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(exact.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
