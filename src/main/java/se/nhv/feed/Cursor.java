package se.nhv.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of history begins. All state is in it, so any node can answer, also after a restart; and since nothing is ever
 * written before an instant that has passed, the pages stay what they are while others write.
 *
 * @param newest versions after this instant were written since the first page was asked for, and stay out
 * @param before the page begins with the newest version before this instant
 */
public record Cursor(Instant newest, Instant before) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,14})-(\\d{1,14})");

    /** Reads what {@link #toString} wrote; empty when it is something else. */
    public static Optional<Cursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(millis(matcher.group(1)), millis(matcher.group(2))))
                : Optional.empty();
    }

    private static Instant millis(String digits) {
        return Instant.ofEpochMilli(Long.parseLong(digits));
    }

    @Override
    public String toString() {
        return newest.toEpochMilli() + "-" + before.toEpochMilli();
    }
}
