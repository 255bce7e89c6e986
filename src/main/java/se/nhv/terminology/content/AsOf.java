package se.nhv.terminology.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;

/**
 * The time at which definitions are to be seen: the parameter {@code date} of {@code $expand}, {@code $validate-code} and
 * {@code $lookup} (R4). A version counts when its own {@code date} has begun by then; a year, a month or a day that is asked
 * about is meant to its end, by the clock of Sweden. Immutable.
 *
 * @param asked as the request wrote it
 * @param end the first instant after what was asked
 */
public record AsOf(String asked, Instant end) {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** Reads a FHIR dateTime; empty when it is none. */
    public static Optional<AsOf> parse(String text) {
        Optional<Instant> end = PartialDate.parse(text)
                .map(day -> day.last().plusDays(1).atStartOfDay(SWEDEN).toInstant())
                .or(() -> instant(text).map(instant -> instant.plusNanos(1)));
        return end.map(instant -> new AsOf(text, instant));
    }

    /** Whether what bears this date was there; false when it bears none, for then nobody can say. */
    public boolean covers(@Nullable String date) {
        if (date == null) {
            return false;
        }
        return PartialDate.parse(date)
                .map(day -> day.first().atStartOfDay(SWEDEN).toInstant())
                .or(() -> instant(date))
                .filter(start -> start.isBefore(end))
                .isPresent();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
