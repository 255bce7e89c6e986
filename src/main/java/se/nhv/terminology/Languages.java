package se.nhv.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The languages that a request prefers for names (RFC 9110 12.5.4, as {@code displayLanguage} uses it too). Immutable.
 *
 * @param text as it was written
 * @param tags wanted languages in small letters, best first, without {@code *}
 * @param others whether a name in another language will do; false only for {@code *;q=0}
 */
public record Languages(String text, List<String> tags, boolean others) {
    /** No preference. */
    public static final Languages NONE = new Languages("", List.of(), true);

    private record Range(String tag, double weight) {}

    public Languages {
        tags = List.copyOf(tags);
    }

    /** Reads a header or parameter; what is broken in it is passed over, nothing means no preference. */
    public static Languages parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        List<Range> ranges = new ArrayList<>();
        boolean others = true;
        for (String part : header.split(",", -1)) {
            String[] pieces = part.strip().split(";", -1);
            String tag = pieces[0].strip().toLowerCase(Locale.ROOT);
            double weight = weight(pieces);
            if (tag.equals("*")) {
                others = weight > 0;
            } else if (!tag.isEmpty() && weight > 0) {
                ranges.add(new Range(tag, weight));
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::weight).reversed());
        return new Languages(header.strip(), ranges.stream().map(Range::tag).toList(), others);
    }

    public boolean isNone() {
        return tags.isEmpty() && others;
    }

    /** The languages for a message; two hyphens when there are none. */
    public String forMessage() {
        return isNone() ? "--" : text;
    }

    /** Whether a name in this language is in one of the wanted; so is one without language. */
    public boolean accept(@Nullable String language) {
        return language == null || tags.stream().anyMatch(tag -> fits(tag, language));
    }

    /** Whether a wanted language and a stated one are the same, or one is a region or script of the other. */
    static boolean fits(String wanted, String stated) {
        String small = stated.toLowerCase(Locale.ROOT);
        return small.equals(wanted) || small.startsWith(wanted + "-") || wanted.startsWith(small + "-");
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                try {
                    return Double.parseDouble(piece.substring(2).strip());
                } catch (NumberFormatException broken) {
                    return 1;
                }
            }
        }
        return 1;
    }
}
