package se.nhv.provider.search;

import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;

/** search-system (FHIR R4 http 3.1.0.10): over every type, or those that {@code _type} names. Thread-safe. */
public final class SystemSearchProvider {
    private final Searching searching;

    public SystemSearchProvider(Searching searching) {
        this.searching = searching;
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return searching.answer(null, request);
    }
}
