package se.nhv.provider.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;

/**
 * What the client prefers (RFC 7240).
 *
 * @param async the answer may come later
 * @param lenient what is not supported may be left out
 */
record Preferences(boolean async, boolean lenient) {

    static Preferences of(RequestDetails request) {
        List<String> all = request.getHeaders("Prefer").stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(String::strip)
                .toList();
        return new Preferences(
                all.stream().anyMatch("respond-async"::equalsIgnoreCase),
                all.stream().anyMatch("handling=lenient"::equalsIgnoreCase));
    }
}
