package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.ResourceCaches.Sent;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/** Which cache a request names, and what it brings for it (HL7 FHIR Tools guide, terminology caching). Pure. */
final class CacheHeader {
    private static final String NAME = "X-Cache-Id";
    private static final List<String> CARRIERS = List.of("tx-resource", "valueSet", "codeSystem", "conceptMap");

    private CacheHeader() {}

    /** The id in the header, or in the older parameter {@code cache-id}; null when there is none. */
    static @Nullable String of(RequestDetails request, Inputs in) {
        Set<String> named = new LinkedHashSet<>(request.getHeaders(NAME));
        named.addAll(in.texts("cache-id"));
        if (named.size() > 1) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.INVALID,
                            TxIssue.CACHE_ID_DUPLICATE,
                            Message.NHV_SEVERAL_CACHES,
                            String.join(", ", named)));
        }
        return named.isEmpty() ? null : named.iterator().next();
    }

    /** Every resource of the request, those of a batch's questions included: a batch is one interaction with the cache. */
    static Sent sent(Inputs in) {
        List<Resource> all = new ArrayList<>();
        CARRIERS.forEach(name -> all.addAll(in.resources(name)));
        for (ParametersParameterComponent question : in.named("validation")) {
            if (question.getResource() instanceof Parameters own) {
                Inputs inner = Inputs.of(own);
                CARRIERS.forEach(name -> all.addAll(inner.resources(name)));
            }
        }
        return new Sent(all, in.bytes());
    }
}
