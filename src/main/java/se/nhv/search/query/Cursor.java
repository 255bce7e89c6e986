package se.nhv.search.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins. All state of paging: it is bound to an edition, so every node that can read the edition
 * gives the same page, now or after a restart.
 *
 * @param edition the edition's id
 * @param offset the number of matches on the pages before
 */
public record Cursor(String edition, int offset) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9.\\-]{1,40})~(\\d{1,9})");

    /** Reads {@code edition~offset}; null when it has another form. */
    public static @Nullable Cursor parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? new Cursor(form.group(1), Integer.parseInt(form.group(2))) : null;
    }

    @Override
    public String toString() {
        return edition + "~" + offset;
    }
}
