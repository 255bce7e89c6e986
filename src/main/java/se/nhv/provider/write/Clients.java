package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
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

    /** {@code If-Match} and {@code If-None-Match: *}. */
    static Match match(RequestDetails request) {
        return match(request.getHeader(Constants.HEADER_IF_MATCH), request.getHeader(Constants.HEADER_IF_NONE_MATCH));
    }

    static Match match(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        boolean mustNotExist = ifNoneMatch != null && ifNoneMatch.strip().equals("*");
        return new Match(ifMatch == null || ifMatch.isBlank() ? null : version(ifMatch.strip()), mustNotExist);
    }

    /** The version in an ETag, weak or strong; as it stands when it is neither, so that it matches nothing. */
    private static String version(String etag) {
        String strong = etag.startsWith("W/") ? etag.substring(2) : etag;
        boolean quoted = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
        return quoted ? strong.substring(1, strong.length() - 1) : strong;
    }

    /** What stands after the question mark of a conditional address. */
    static String query(String conditionalUrl) {
        return conditionalUrl.substring(conditionalUrl.indexOf('?') + 1);
    }
}
