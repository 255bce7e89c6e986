package se.nhv.source.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date and the case number at the head of a decision: "2021-06-30 Dnr 8.9-1/2021".
 *
 * @param date the day of the decision, ISO
 * @param dnr the case number
 */
public record Letterhead(String date, String dnr) {
    private static final Pattern WORDS = Pattern.compile(
            "(?iu)^(?:beslut\\s+)?(\\d{4}-\\d{2}-\\d{2})\\s*,?\\s*(?:dnr|diarienr|diarienummer)\\b\\.?:?\\s*"
                    + "([\\d.,-]*\\d+/\\d{4}(?:-\\d+)?)(?:\\s+\\d{1,2}\\s?\\(\\d{1,2}\\))?$");

    /** The letterhead that the line is, if it is one. */
    public static Optional<Letterhead> of(String line) {
        Matcher found = WORDS.matcher(line);
        return found.matches() ? Optional.of(new Letterhead(found.group(1), found.group(2))) : Optional.empty();
    }
}
