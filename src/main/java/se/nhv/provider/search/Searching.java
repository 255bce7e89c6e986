package se.nhv.provider.search;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Language;
import se.nhv.search.Search;
import se.nhv.search.SearchResult;
import se.nhv.search.Searchset;
import se.nhv.search.query.SearchRequest;
import se.nhv.search.query.SearchRequest.Argument;

/** From HAPI's request to a search and back to a Bundle stub with ready bytes. Thread-safe. */
public final class Searching {
    private final PagedEditions editions;
    private final Search search;
    private final Searchset searchset;

    public Searching(PagedEditions editions, Search search, Searchset searchset) {
        this.editions = editions;
        this.search = search;
        this.searchset = searchset;
    }

    /** Answers a search of a type, or of the whole register when there is none. */
    Bundle answer(@Nullable String type, RequestDetails request) {
        SearchRequest asked = new SearchRequest(base(request), type, arguments(request), isLenient(request));
        Catalogue catalogue = editions.of(asked);
        SearchResult result = search.run(catalogue, asked);
        if (result.links().containsKey("next")) {
            editions.keep(catalogue);
        }
        byte[] json = searchset.json(result, Language.preferred(request.getHeader("Accept-Language")));
        shapedAlready(request);
        return ReadyBytes.on(new Bundle(), json);
    }

    static String base(RequestDetails request) {
        String base = request.getFhirServerBase();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** As they stand in the address, then those of a body by name: HAPI keeps no order, and {@code self} shows one. */
    private static List<Argument> arguments(RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        Set<String> names = namesInAddress(request);
        names.retainAll(parameters.keySet());
        names.addAll(new TreeSet<>(parameters.keySet()));
        List<Argument> arguments = new ArrayList<>();
        for (String name : names) {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                arguments.add(new Argument(name, value));
            }
        }
        return arguments;
    }

    private static Set<String> namesInAddress(RequestDetails request) {
        Set<String> names = new LinkedHashSet<>();
        if (request instanceof ServletRequestDetails details) {
            String query = details.getServletRequest().getQueryString();
            for (String pair : query == null ? new String[0] : query.split("&", -1)) {
                names.add(UrlUtil.unescape(pair.split("=", 2)[0]));
            }
        }
        return names;
    }

    private static boolean isLenient(RequestDetails request) {
        return request.getHeaders("Prefer").stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(preference -> preference.replaceAll("[\\s\"]", ""))
                .anyMatch("handling=lenient"::equalsIgnoreCase);
    }

    /** Search has cut the entries to what was asked; the edge would cut the Bundle around them a second time. */
    private static void shapedAlready(RequestDetails request) {
        Map<String, String[]> rest = new LinkedHashMap<>(request.getParameters());
        if (rest.keySet().removeIf(name -> name.equals("_summary") || name.startsWith("_elements"))) {
            request.setParameters(rest);
        }
    }
}
