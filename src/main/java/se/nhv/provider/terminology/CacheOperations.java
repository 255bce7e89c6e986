package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.terminology.ResourceCaches;
import se.nhv.terminology.issue.TxException;

/**
 * {@code $cache-control}: a client starts a cache of its own resources, refers to it by the header X-Cache-Id, and ends it (HL7
 * FHIR Tools guide, OperationDefinition cache-control). POST only, for it changes something. Thread-safe.
 */
public final class CacheOperations {
    private static final String MODES = "start, end, check";

    private final Codec codec;
    private final ResourceCaches caches;

    public CacheOperations(Codec codec, ResourceCaches caches) {
        this.codec = codec;
        this.caches = caches;
    }

    @Operation(name = "$cache-control", manualRequest = true)
    public Parameters cacheControl(RequestDetails request) {
        Inputs in = Inputs.read(request, codec, OperationParameters.CACHE_CONTROL);
        try {
            return switch (in.required("mode")) {
                case "start" -> start(in);
                case "end" -> end(CacheHeader.of(request, in));
                case "check" -> check(CacheHeader.of(request, in));
                default -> throw Inputs.malformed("mode", in.required("mode"), MODES);
            };
        } catch (TxException refused) {
            throw IssueShape.refusal(refused);
        }
    }

    private Parameters start(Inputs in) {
        Parameters answer = new Parameters();
        boolean sealed = !Boolean.FALSE.equals(in.bool("sealed"));
        caches.start(CacheHeader.sent(in), sealed).ifPresent(id -> AnswerShape.add(answer, "cache-id", new IdType(id)));
        return answer;
    }

    /** That the cache be gone is all the client wants: it is no error when there is none. */
    private Parameters end(@Nullable String id) {
        if (id != null) {
            caches.end(id);
        }
        return new Parameters();
    }

    private Parameters check(@Nullable String id) {
        if (id == null) {
            throw Inputs.missing("X-Cache-Id");
        }
        caches.check(id);
        Parameters answer = new Parameters();
        AnswerShape.add(answer, "cache-id", new IdType(id));
        return answer;
    }
}
