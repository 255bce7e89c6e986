package se.nhv.source.template;

import java.util.List;
import java.util.Locale;

/** Small numbers in Swedish words or digits. */
public final class Numbers {
    /** A pattern for such a number. */
    public static final String WORD = "(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\\d{1,2})";

    private static final List<String> WORDS =
            List.of("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv");

    private Numbers() {}

    /** The number, or 0 when it is none. */
    public static int of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.matches("\\d{1,2}")) {
            return Integer.parseInt(lower);
        }
        return lower.equals("ett") ? 1 : Math.max(0, WORDS.indexOf(lower));
    }
}
