package se.nhv.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditional reads (RFC 9110, 13.1.2 and 13.1.3, FHIR R4 http 3.1.0.5): whether the client has what it asks for. Ours and not HAPI's,
 * which knows one ETag and no list, compares dates to the millisecond, and fails on a date that is none. Pure.
 */
final class Unchanged {
    private Unchanged() {}

    /**
     * @param etag the ETag of the answer, weak; null when it has none
     * @param changed when what is answered was last changed; null when that is not known
     */
    static boolean of(HttpServletRequest request, @Nullable String etag, @Nullable Date changed) {
        if (!(request instanceof WholeBody conditional)) {
            return false;
        }
        String known = conditional.condition(WholeBody.IF_NONE_MATCH);
        if (known != null) {
            return etag != null && (known.strip().equals("*") || names(known, etag));
        }
        Instant since = date(conditional.condition(WholeBody.IF_MODIFIED_SINCE));
        return since != null
                && changed != null
                && !changed.toInstant().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    /** Weak comparison: both ETags without their sign. */
    private static boolean names(String known, String etag) {
        return Stream.of(known.split(",", -1)).anyMatch(one -> bare(one).equals(bare(etag)));
    }

    private static String bare(String etag) {
        return etag.strip().replaceFirst("^W/", "");
    }

    /** A date that is none is no condition. */
    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
