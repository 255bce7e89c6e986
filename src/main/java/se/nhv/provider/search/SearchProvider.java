package se.nhv.provider.search;

import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** search-type of one type (FHIR R4 http 3.1.0.10). Every parameter is read from the request itself. Thread-safe. */
public final class SearchProvider<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final Searching searching;

    public SearchProvider(Class<T> type, Searching searching) {
        this.type = type;
        this.searching = searching;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return searching.answer(request.getResourceName(), request);
    }
}
