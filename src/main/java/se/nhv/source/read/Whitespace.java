package se.nhv.source.read;

import java.text.Normalizer;

/** Puts right what cannot be seen: no-break and thin spaces, zero-width characters, soft hyphens, composed letters. */
final class Whitespace {
    /** A soft hyphen at the end of a line says that the word goes on; anywhere else it says nothing. */
    private static final char SOFT_HYPHEN = '\u00ad';

    private Whitespace() {}

    /** The line with ordinary spaces only, composed letters and nothing invisible; indentation kept. */
    static String visible(String line) {
        String composed = Normalizer.isNormalized(line, Normalizer.Form.NFC)
                ? line
                : Normalizer.normalize(line, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (c == SOFT_HYPHEN) {
                if (composed.substring(i + 1).isBlank()) {
                    out.append('-');
                }
            } else if (c == '\t') {
                out.append("    ");
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append(' ');
            } else if (c == '\u2010' || c == '\u2011') {
                out.append('-');
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The line with single spaces and none at the ends. */
    static String single(String visible) {
        return visible.strip().replaceAll(" {2,}", " ");
    }

    static int indent(String visible) {
        int i = 0;
        while (i < visible.length() && visible.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
