package se.nhv.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, a month or a year: what FHIR calls a date (R4 datatypes, date). Immutable.
 *
 * @param first the first day that it may mean
 * @param last the last day that it may mean; the same as {@code first} when the day is known
 */
public record PartialDate(LocalDate first, LocalDate last) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    public PartialDate {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(first + " is after " + last);
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, day);
    }

    /** Reads YYYY, YYYY-MM or YYYY-MM-DD; empty for anything else, and for a day that no calendar has. */
    public static Optional<PartialDate> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || text.startsWith("0000")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        try {
            if (matcher.group(2) == null) {
                return Optional.of(new PartialDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
            if (matcher.group(3) == null) {
                return Optional.of(new PartialDate(month.atDay(1), month.atEndOfMonth()));
            }
            return Optional.of(of(month.atDay(Integer.parseInt(matcher.group(3)))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether the day is known. */
    public boolean isDay() {
        return first.equals(last);
    }
}
