package se.nhv.provider.write;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;

/**
 * Reads the body of a write before HAPI does: HAPI's parser stops at the first fault and names no path. The resource waits on the
 * request for the provider. Thread-safe.
 */
@Interceptor
public final class SentBodies {
    private static final String SENT = "se.nhv.sent";
    private static final Set<RestOperationTypeEnum> WITH_RESOURCE =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.TRANSACTION);
    private final Bodies bodies;

    public SentBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    /** HAPI has found the method, and not yet parsed the body. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean parseWrite(RequestDetails request) {
        if (WITH_RESOURCE.contains(request.getRestOperationType())) {
            parse(request);
        }
        return true;
    }

    /** Parses the body, when there is one, for {@link #of}. */
    void parse(RequestDetails request) {
        if (request.loadRequestContents().length > 0) {
            request.getUserData().put(SENT, parsed(request));
        }
    }

    private Resource parsed(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        return encoding == EncodingEnum.XML ? bodies.xml(body) : bodies.json(body);
    }

    /** The resource that the client sent; with {@code $validate} perhaps inside Parameters. */
    static Resource of(RequestDetails request) {
        Object sent = request.getUserData().get(SENT);
        if (sent instanceof Parameters parameters && !"Parameters".equals(request.getResourceName())) {
            return parameters.getParameter().stream()
                    .filter(parameter -> parameter.getName().equals("resource") && parameter.hasResource())
                    .findFirst()
                    .orElseThrow(
                            () -> new ProblemException(Problem.error(Code.MISSING_PARAMETER, "resource", "resource")))
                    .getResource();
        }
        if (sent instanceof Resource resource) {
            return resource;
        }
        throw new ProblemException(Problem.error(Code.INVALID_BODY, null, "-"));
    }
}
