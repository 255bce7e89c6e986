package se.nhv.text;

import java.util.Comparator;

/**
 * The order of names in Swedish: word by word, digits before letters, å ä ö last, other marks only when nothing else
 * differs. Made by a key rather than by {@link java.text.Collator}, whose Swedish rules a trimmed Java runtime lacks and
 * which ignores spaces. Stateless, safe for all threads.
 */
public final class SwedishOrder {
    private static final Comparator<String> NAMES =
            Comparator.comparing(SwedishOrder::key).thenComparing(Comparator.naturalOrder());

    private SwedishOrder() {}

    /** Orders names; equal only for equal texts. */
    public static Comparator<String> names() {
        return NAMES;
    }

    /** A text whose natural order is the Swedish order of the name: for sorted indexes. */
    public static String key(String name) {
        String exact = Letters.exact(name);
        StringBuilder key = new StringBuilder(exact.length());
        boolean gap = false;
        for (int i = 0; i < exact.length(); i++) {
            char letter = exact.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                gap = !key.isEmpty();
                continue;
            }
            if (gap) {
                key.append(' ');
                gap = false;
            }
            key.append(place(letter));
        }
        return key.toString();
    }

    /** å ä ö stand right after z, where ASCII has { | }. */
    private static char place(char letter) {
        return switch (letter) {
            case 'å' -> '{';
            case 'ä' -> '|';
            case 'ö' -> '}';
            default -> letter;
        };
    }
}
