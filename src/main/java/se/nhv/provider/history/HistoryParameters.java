package se.nhv.provider.history;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.feed.Cursor;
import se.nhv.feed.HistoryRequest;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Reads the parameters of a history request; all that is wrong with them is told at once. Used for one request. */
final class HistoryParameters {
    private static final String CURSOR = "_cursor";
    private static final Set<String> OURS = Set.of("_since", "_at", "_count", CURSOR);
    private static final Set<String> FORMS = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)");
    /** A day without a zone is a day in Sweden. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private static final int DEFAULT_COUNT = 100;
    /** Larger pages are cut down, and the self link says so. */
    private static final int LARGEST_COUNT = 1000;

    private final Map<String, String[]> parameters;
    private final boolean lenient;
    private final List<Problem> problems = new ArrayList<>();

    HistoryParameters(RequestDetails request) {
        this.parameters = request.getParameters();
        this.lenient = String.valueOf(request.getHeader("Prefer")).contains("handling=lenient");
    }

    HistoryRequest request(HistoryRequest.Scope scope) {
        if (!lenient) {
            parameters.keySet().stream().sorted().forEach(this::requireKnown);
        }
        HistoryRequest request = new HistoryRequest(scope, since(), at(), count(), cursor());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return request;
    }

    private void requireKnown(String name) {
        if (!OURS.contains(name) && !FORMS.contains(name) && !name.startsWith("_elements:")) {
            problems.add(Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                    .allowing(String.join(", ", OURS.stream().sorted().toList()))
                    .nearestTo(Nearest.of(name, OURS)));
        }
    }

    private @Nullable String one(String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            problems.add(Problem.error(Code.REPEATED_PARAMETER, name, name));
        }
        return values.length == 0 ? null : values[0].strip().replace(' ', '+'); // a plus that was not encoded
    }

    private <T> @Nullable T malformed(String name, String value, String allowed) {
        problems.add(Problem.error(Code.MALFORMED_PARAMETER, name, name, value).allowing(allowed));
        return null;
    }

    private @Nullable Instant since() {
        String value = one("_since");
        if (value == null) {
            return null;
        }
        HistoryRequest.During during = during(value);
        return during == null ? malformed("_since", value, "2026-11-01T00:00:00Z, 2026-11-01") : during.from();
    }

    private HistoryRequest.@Nullable During at() {
        String value = one("_at");
        if (value == null) {
            return null;
        }
        HistoryRequest.During during = during(value);
        return during == null ? malformed("_at", value, "2026-11-01T00:00:00Z, 2026-11-01, 2026-11, 2026") : during;
    }

    /** The time that a FHIR date or dateTime stands for; null when it is none. */
    private static HistoryRequest.@Nullable During during(String value) {
        try {
            if (INSTANT.matcher(value).matches()) {
                Instant instant = OffsetDateTime.parse(value).toInstant();
                return new HistoryRequest.During(instant, instant.plusMillis(1), value);
            }
            switch (value.length()) {
                case 4:
                    return days(
                            Year.parse(value).atDay(1),
                            Year.parse(value).plusYears(1).atDay(1),
                            value);
                case 7:
                    return days(
                            YearMonth.parse(value).atDay(1),
                            YearMonth.parse(value).plusMonths(1).atDay(1),
                            value);
                default:
                    return days(LocalDate.parse(value), LocalDate.parse(value).plusDays(1), value);
            }
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    private static HistoryRequest.During days(LocalDate from, LocalDate to, String text) {
        return new HistoryRequest.During(
                from.atStartOfDay(ZONE).toInstant(), to.atStartOfDay(ZONE).toInstant(), text);
    }

    private int count() {
        String value = one("_count");
        if (value == null) {
            return DEFAULT_COUNT;
        }
        if (!value.matches("\\d{1,9}")) {
            malformed("_count", value, "0.." + LARGEST_COUNT);
            return DEFAULT_COUNT;
        }
        return Math.min(Integer.parseInt(value), LARGEST_COUNT);
    }

    private @Nullable Cursor cursor() {
        String value = one(CURSOR);
        if (value == null) {
            return null;
        }
        return Cursor.parse(value).orElseGet(() -> malformed(CURSOR, value, "link next"));
    }
}
