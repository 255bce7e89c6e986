package se.nhv.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Which letters are the same in Swedish. å ä ö are letters of their own; é è ü and other marked letters are their base
 * letter; æ is ä, ø is ö (Danish and Norwegian spellings of the same letters); case never matters.
 *
 * <p>Pure functions, safe for all threads.
 */
public final class Letters {
    private Letters() {}

    /** The text in small letters with å ä ö kept and every other mark taken away: {@code Idé Ål} becomes {@code ide ål}. */
    public static String exact(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            appendExact(composed.charAt(i), out);
        }
        return out.toString();
    }

    /** {@link #exact} with å ä ö folded too, for keyboards without them: {@code Ål} becomes {@code al}. */
    public static String folded(String text) {
        return foldExact(exact(text));
    }

    /** Folds å ä ö of a text that is already exact. */
    static String foldExact(String exact) {
        return exact.replace('å', 'a').replace('ä', 'a').replace('ö', 'o');
    }

    /** Whether a letter that was typed may stand for the letter in a name: a for å and ä, o for ö, never the reverse. */
    static boolean standsFor(char typed, char letter) {
        return typed == letter || (typed == 'a' && (letter == 'å' || letter == 'ä')) || (typed == 'o' && letter == 'ö');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void appendExact(char letter, StringBuilder out) {
        switch (letter) {
            case 'å', 'ä', 'ö' -> out.append(letter);
            case 'æ' -> out.append('ä');
            case 'ø' -> out.append('ö');
            case 'ß' -> out.append("ss");
            case 'đ', 'ð' -> out.append('d');
            case 'ł' -> out.append('l');
            default -> appendBase(letter, out);
        }
    }

    private static void appendBase(char letter, StringBuilder out) {
        if (letter < 0x80) {
            out.append(letter);
            return;
        }
        String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
        for (int i = 0; i < parts.length(); i++) {
            char part = parts.charAt(i);
            if (Character.getType(part) != Character.NON_SPACING_MARK) {
                out.append(Character.toLowerCase(part));
            }
        }
    }
}
