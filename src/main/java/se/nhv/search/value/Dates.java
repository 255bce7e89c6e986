package se.nhv.search.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads FHIR dates as stretches of time. One reader for resources and for requests, so that both mean the same; a time
 * without zone is UTC, as everything that the register stores.
 */
public final class Dates {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    private Dates() {}

    /** The stretch that the text names, from a year to a fraction of a second; null when it is no date. */
    public static @Nullable DateValue parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            return form.group(4) == null ? ofDate(form) : ofTime(form);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static DateValue ofDate(Matcher form) {
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) == null) {
            return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1).plusYears(1));
        }
        int month = Integer.parseInt(form.group(2));
        if (form.group(3) == null) {
            return days(
                    LocalDate.of(year, month, 1), LocalDate.of(year, month, 1).plusMonths(1));
        }
        LocalDate day = LocalDate.of(year, month, Integer.parseInt(form.group(3)));
        return days(day, day.plusDays(1));
    }

    private static DateValue days(LocalDate first, LocalDate next) {
        return new DateValue(start(first), start(next) - 1);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static DateValue ofTime(Matcher form) {
        String seconds = form.group(6) == null ? "00" : form.group(6);
        String fraction = form.group(7) == null ? "" : "." + form.group(7);
        String zone = form.group(8) == null ? "Z" : form.group(8);
        String day = form.group(1) + "-" + form.group(2) + "-" + form.group(3);
        OffsetDateTime time = LocalDateTime.parse(
                        day + "T" + form.group(4) + ":" + form.group(5) + ":" + seconds + fraction)
                .atOffset(ZoneOffset.of(zone));
        long low = time.toInstant().truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
        if (form.group(6) == null) {
            return new DateValue(low, low + 59_999);
        }
        return new DateValue(low, low + (fraction.isEmpty() ? 999 : width(fraction) - 1));
    }

    /** Milliseconds that a fraction of so many digits leaves open: .5 is 500 to 599. */
    private static long width(String fraction) {
        return switch (fraction.length()) {
            case 2 -> 100;
            case 3 -> 10;
            default -> 1;
        };
    }
}
