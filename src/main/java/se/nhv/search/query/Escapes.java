package se.nhv.search.query;

import java.util.ArrayList;
import java.util.List;

/** The escapes of search values (FHIR R4, 3.1.1.4.16): a backslash takes the meaning from {@code , | $} and itself. */
final class Escapes {
    private Escapes() {}

    /** The parts between the separators that are not escaped; their escapes are kept. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                part.append(letter).append(text.charAt(++i));
            } else if (letter == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The text without its escapes. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            plain.append(text.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }
}
