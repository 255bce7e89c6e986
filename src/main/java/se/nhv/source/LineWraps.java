package se.nhv.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Undoes what typesetting did to a sentence: joins its lines, takes away the hyphens of divided words, and keeps those
 * that belong to the word. Pure; without state.
 */
final class LineWraps {
    /** The markers that lists put before an item: bullets, and numbers or letters with a full stop or bracket. */
    private static final Pattern MARKER = Pattern.compile("^(?:[•\\-–*]|[0-9]{1,2}[.)]|[A-Za-zÅÄÖåäö]\\))\\s+");

    /** An abbreviation that ends in a hyphen ("NHV-enhet"): here the hyphen is part of the word. */
    private static final Pattern ABBREVIATION = Pattern.compile(".*(?:^|[^\\p{L}])\\p{Lu}{2,}-$");

    /** "ögon- och öron-": the hyphen stands for the rest of the word, and a space follows. */
    private static final Pattern CONJUNCTION = Pattern.compile("^(?:och|eller|samt|respektive|och/eller)\\b.*");

    private LineWraps() {}

    /** The lines as one text, without the list marker of the first. */
    static String join(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            append(text, clean(line));
        }
        return MARKER.matcher(text).replaceFirst("");
    }

    private static void append(StringBuilder text, String line) {
        if (text.isEmpty()) {
            text.append(line);
        } else if (text.charAt(text.length() - 1) != '-'
                || CONJUNCTION.matcher(line).matches()) {
            text.append(' ').append(line);
        } else {
            if (!ABBREVIATION.matcher(text).matches()) {
                text.setLength(text.length() - 1);
            }
            text.append(line);
        }
    }

    /** White space of every kind (a form feed or a hard space too) becomes one space, none at the ends. */
    private static String clean(String line) {
        return line.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
