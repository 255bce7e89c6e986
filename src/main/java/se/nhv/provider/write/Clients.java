package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.write.Match;
import se.nhv.write.Writer;

/** What a request's headers say about who writes and on which condition. */
final class Clients {
    private Clients() {}

    /**
     * Who writes: the name that access control found, else the one that the client gives itself in {@code From} (RFC 9110 10.1.2),
     * which is good for an instance without access control only: one that listens on a loopback address.
     */
    static Writer.Client of(RequestDetails request) {
        Object identity = request.getAttribute("se.nhv.identity");
        String from = identity != null ? identity.toString() : request.getHeader("From");
        return new Writer.Client(from == null ? "" : from.strip(), request.getFhirServerBase());
    }

    /** {@code If-Match}, {@code If-None-Match: *} and {@code If-Unmodified-Since}, which counts without the first only. */
    static Match match(RequestDetails request) {
        String ifMatch = request.getHeader(Constants.HEADER_IF_MATCH);
        Match match = match(ifMatch, request.getHeader(Constants.HEADER_IF_NONE_MATCH));
        Instant since = ifMatch == null ? date(request.getHeader("If-Unmodified-Since")) : null;
        return new Match(match.ifMatch(), match.mustNotExist(), since);
    }

    static Match match(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        boolean mustNotExist = ifNoneMatch != null && ifNoneMatch.strip().equals("*");
        return new Match(ifMatch == null ? null : versions(ifMatch), mustNotExist, null);
    }

    /** The versions in ETags, weak or strong; as they stand when they are neither: {@code *}, or what matches nothing. */
    private static List<String> versions(String etags) {
        return Stream.of(etags.split(",", -1))
                .map(String::strip)
                .map(Clients::version)
                .toList();
    }

    private static String version(String etag) {
        String strong = etag.startsWith("W/") ? etag.substring(2) : etag;
        boolean quoted = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
        return quoted ? strong.substring(1, strong.length() - 1) : strong;
    }

    /** A date that is none is no condition (RFC 9110, 13.1.4). */
    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** What stands after the question mark of a conditional address. */
    static String query(String conditionalUrl) {
        return conditionalUrl.substring(conditionalUrl.indexOf('?') + 1);
    }
}
