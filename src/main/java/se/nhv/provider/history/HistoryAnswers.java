package se.nhv.provider.history;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.feed.Cursor;
import se.nhv.feed.History;
import se.nhv.feed.HistoryBundle;
import se.nhv.feed.HistoryPage;
import se.nhv.feed.HistoryRequest;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Answers history requests for the providers. HAPI lets a history method return a list only, and would page it by its own tokens; so
 * the Bundle hangs on the request, and takes the place of HAPI's before it is written. Thread-safe.
 */
@Interceptor
public final class HistoryAnswers {
    private static final String BUNDLE = "se.nhv.history";
    private final CurrentCatalogue current;

    public HistoryAnswers(CurrentCatalogue current) {
        this.current = current;
    }

    /** Makes the answer; what is returned is a list without content that HAPI may walk. */
    IBundleProvider answer(HistoryRequest.Scope scope, RequestDetails details) {
        HistoryRequest request = new HistoryParameters(details).request(scope);
        HistoryPage page = History.page(current.now(), request)
                .orElseThrow(() -> new ProblemException(
                        Problem.error(Code.UNKNOWN_RESOURCE, null, scope.type() + "/" + scope.id())));
        String base = details.getFhirServerBase();
        Bundle stub = new Bundle();
        stub.setType(Bundle.BundleType.HISTORY);
        details.getUserData()
                .put(BUNDLE, ReadyBytes.on(stub, HistoryBundle.json(page, base, links(page, request, base))));
        return new SimpleBundleProvider(List.of());
    }

    /** Takes the answer that was made for the request from it; null when it was another kind of request. */
    public static @Nullable Bundle take(RequestDetails request) {
        return request.getUserData().remove(BUNDLE) instanceof Bundle bundle ? bundle : null;
    }

    /** Before {@code ReadyBytesWriter}, which writes what stands in the response then. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -10)
    public void replace(RequestDetails request, ResponseDetails response) {
        Bundle bundle = take(request);
        if (bundle != null) {
            response.setResponseResource(bundle);
        }
    }

    private static Map<String, String> links(HistoryPage page, HistoryRequest request, String base) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", address(request, request.cursor(), base));
        if (page.next() != null) {
            links.put("next", address(request, page.next(), base));
        }
        return links;
    }

    /** Type in the path and everything else in the query: some clients take only the query of {@code next} with them. */
    private static String address(HistoryRequest request, @Nullable Cursor cursor, String base) {
        String type = request.scope().type();
        String id = request.scope().id();
        StringBuilder url = new StringBuilder(base).append('/');
        url.append(type == null ? "" : type + "/").append(id == null ? "" : id + "/");
        url.append("_history?_count=").append(request.count());
        if (request.since() != null) {
            url.append("&_since=").append(encoded(Codec.instant(request.since())));
        }
        if (request.at() != null) {
            url.append("&_at=").append(encoded(request.at().text()));
        }
        if (cursor != null) {
            url.append("&_cursor=").append(cursor);
        }
        return url.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
