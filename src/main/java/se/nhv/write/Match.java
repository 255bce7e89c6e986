package se.nhv.write;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Entry;

/**
 * The preconditions that a client puts on the version it changes (RFC 9110 13.1, FHIR R4 http 3.1.0.5).
 *
 * @param ifMatch the version ids of which one must be current, {@code *} for any; null when also none will do
 * @param mustNotExist true for {@code If-None-Match: *}: only create
 * @param unmodifiedSince the current version may not be younger, to the second; null when it may
 */
public record Match(
        @Nullable List<String> ifMatch,
        boolean mustNotExist,
        @Nullable Instant unmodifiedSince) {
    public static final Match ANY = new Match(null, false, null);
    /** Only create. */
    public static final Match NONE = new Match(null, true, null);

    public static Match version(@Nullable String versionId) {
        return new Match(versionId == null ? null : List.of(versionId), false, null);
    }

    /** Which condition does not hold; empty when all do. */
    Optional<String> broken(@Nullable Entry current) {
        if (ifMatch != null && !(current != null && matches(current))) {
            return Optional.of("If-Match " + String.join(", ", ifMatch));
        }
        if (mustNotExist && current != null) {
            return Optional.of("If-None-Match *");
        }
        if (unmodifiedSince != null
                && current != null
                && current.lastUpdated().truncatedTo(ChronoUnit.SECONDS).isAfter(unmodifiedSince)) {
            return Optional.of("If-Unmodified-Since " + unmodifiedSince);
        }
        return Optional.empty();
    }

    private boolean matches(Entry current) {
        return ifMatch != null && (ifMatch.contains("*") || ifMatch.contains(Integer.toString(current.versionId())));
    }
}
