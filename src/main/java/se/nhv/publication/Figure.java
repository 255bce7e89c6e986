package se.nhv.publication;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a number as Swedish prose writes it: 1 000, 12,5. Pure. */
final class Figure {
    private static final String NUMBER = "(?<![\\d,])(\\d{1,3}(?:[ \\u00a0]\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?)";

    private Figure() {}

    /**
     * The one number that these words follow; with no words the one that stands last.
     *
     * @throws IllegalArgumentException when there is none, or more than one
     */
    static BigDecimal before(String words, String quote) {
        String after = words.isEmpty() ? "\\s*$" : "\\s+" + Pattern.quote(words) + "(?!\\p{L})";
        Matcher number = Pattern.compile(NUMBER + after).matcher(quote);
        if (!number.find()) {
            throw new IllegalArgumentException("no number before \"" + words + "\" in: " + quote);
        }
        String found = number.group(1);
        if (number.find()) {
            throw new IllegalArgumentException("more than one number before \"" + words + "\" in: " + quote);
        }
        return new BigDecimal(found.replaceAll("[ \\u00a0]", "").replace(',', '.'));
    }
}
