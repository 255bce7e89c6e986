package se.nhv.write;

import org.jspecify.annotations.Nullable;

/**
 * The preconditions that a client puts on the version it changes (RFC 9110 13.1, FHIR R4 http 3.1.0.5).
 *
 * @param ifMatch the version id that must be current; null when any will do
 * @param mustNotExist true for {@code If-None-Match: *}: only create
 */
public record Match(@Nullable String ifMatch, boolean mustNotExist) {
    public static final Match ANY = new Match(null, false);

    public static Match version(@Nullable String versionId) {
        return new Match(versionId, false);
    }
}
