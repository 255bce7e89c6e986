package se.nhv.web.resource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The days that a reader may slide over: from a little before the first known event of an area to a little after the last.
 * Immutable.
 *
 * @param first the day at the left end
 * @param days how many days later the right end is
 * @param value how many days after the first the shown day is, within the ends
 * @param ticks the days on which something changes, as days after the first
 */
public record Lifetime(String first, long days, long value, List<Long> ticks) {
    /** So that the state before the first event and after the last can be seen too. */
    private static final int MARGIN_MONTHS = 6;

    public Lifetime {
        ticks = List.copyOf(ticks);
    }

    /** Null when no day is known on which anything has changed: then there is nothing to slide over. */
    static @Nullable Lifetime of(Collection<LocalDate> events, LocalDate shown, LocalDate today) {
        if (events.isEmpty()) {
            return null;
        }
        TreeSet<LocalDate> days = new TreeSet<>(events);
        LocalDate first = days.first().minusMonths(MARGIN_MONTHS);
        LocalDate lastEvent = days.last().isAfter(today) ? days.last() : today;
        long length = ChronoUnit.DAYS.between(first, lastEvent.plusMonths(MARGIN_MONTHS));
        long value = Math.max(0, Math.min(length, ChronoUnit.DAYS.between(first, shown)));
        List<Long> ticks =
                days.stream().map(day -> ChronoUnit.DAYS.between(first, day)).toList();
        return new Lifetime(first.toString(), length, value, ticks);
    }
}
