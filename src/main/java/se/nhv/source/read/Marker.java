package se.nhv.source.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a list item: {@code •}, {@code 1.}, {@code a)}, {@code A)}.
 *
 * @param kind what sort of label it is
 * @param label the label without its punctuation; the glyph for a bullet
 * @param written as the document writes it
 */
public record Marker(Kind kind, String label, String written) {
    /** The sorts of label; a sub-area's letter is upper case. */
    public enum Kind {
        BULLET,
        NUMBER,
        LETTER,
        UPPER
    }

    /** A line split into its marker and the words after it. */
    public record Item(Marker marker, String rest) {}

    // Bullet glyphs of the web, of Word's symbol fonts (private use) and of typewriters.
    private static final Pattern BULLET =
            Pattern.compile("^([•·●▪■◦○‣⁃∙►▶→✓✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc])\\s*(\\S.*)?$|^([-–—*o+])\\s+(\\S.*)$");
    private static final Pattern NUMBER = Pattern.compile("^\\(?(\\d{1,2})([.)])(?:\\s+(\\S.*)|(\\p{Lu}.*))?$");
    private static final Pattern BOTH = Pattern.compile("^(\\d{1,2}\\s?[a-h])[.)]\\s+(\\S.*)$");
    private static final Pattern LETTER = Pattern.compile("^\\(?([a-zåäö]|i{1,3}|iv|vi{0,3})[.)]\\s+(\\S.*)$");
    private static final Pattern UPPER = Pattern.compile("^([A-H])[.)]\\s+(\\S.*)$");

    /** The marker that the line begins with, if it begins with one. */
    public static Optional<Item> of(String line) {
        Matcher bullet = BULLET.matcher(line);
        if (bullet.matches()) {
            boolean glyph = bullet.group(1) != null;
            String label = glyph ? bullet.group(1) : bullet.group(3);
            String rest = glyph ? bullet.group(2) : bullet.group(4);
            return Optional.of(new Item(new Marker(Kind.BULLET, label, label), rest == null ? "" : rest));
        }
        Matcher number = NUMBER.matcher(line);
        if (number.matches() && (number.group(3) != null || number.group(4) != null)) {
            String rest = number.group(3) == null ? number.group(4) : number.group(3);
            String written = line.substring(0, line.length() - rest.length()).strip();
            return Optional.of(new Item(new Marker(Kind.NUMBER, number.group(1), written), rest));
        }
        return worded(BOTH, Kind.LETTER, line)
                .or(() -> worded(LETTER, Kind.LETTER, line))
                .or(() -> worded(UPPER, Kind.UPPER, line));
    }

    private static Optional<Item> worded(Pattern pattern, Kind kind, String line) {
        Matcher found = pattern.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        String written = line.substring(0, found.start(2)).strip();
        return Optional.of(new Item(new Marker(kind, found.group(1).replace(" ", ""), written), found.group(2)));
    }

    /** Whether an item with this marker may stand in the same list as one with the other. */
    public boolean sameStyle(Marker other) {
        if (kind != other.kind) {
            return false;
        }
        boolean sameEnd = written.charAt(written.length() - 1) == other.written.charAt(other.written.length() - 1);
        return kind == Kind.BULLET ? label.equals(other.label) : sameEnd;
    }

    /** Whether this numbered marker is the one after the other, or begins a list. */
    boolean follows(int previous) {
        return kind != Kind.NUMBER || Integer.parseInt(label) == 1 || Integer.parseInt(label) == previous + 1;
    }
}
