package se.nhv.provider.write;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Writer;

/**
 * Reads the body of a write before HAPI does: HAPI's parser stops at the first fault and names no path. The resource waits on the
 * request for the provider. Thread-safe.
 */
@Interceptor
public final class SentBodies {
    private static final String SENT = "se.nhv.sent";
    private static final Set<RestOperationTypeEnum> SINGLE =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE);
    private final Bodies bodies;
    private final Writer writer;

    public SentBodies(Bodies bodies, Writer writer) {
        this.bodies = bodies;
        this.writer = writer;
    }

    /** HAPI has found the method, and not yet parsed the body. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean parseWrite(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.TRANSACTION) {
            if (request.loadRequestContents().length > 0) {
                request.getUserData().put(SENT, bodies.resource(tree(request)));
            }
        } else if (SINGLE.contains(operation) && request.loadRequestContents().length > 0) {
            request.getUserData().put(SENT, readable(bodies.sent(tree(request)), request));
        }
        return true;
    }

    /** The resource that {@code $validate} shall judge, when it can be read. */
    Resource toValidate(RequestDetails request) {
        ValidateParameters parameters = ValidateParameters.of(tree(request), request);
        Bodies.Sent sent = bodies.sent(parameters.resource());
        if (parameters.asNew() && sent.resource() != null) {
            sent.resource().setIdElement(null);
        }
        return readable(sent, request);
    }

    private Resource readable(Bodies.Sent sent, RequestDetails request) {
        Resource resource = sent.resource();
        if (resource == null || !sent.faults().isEmpty()) {
            throw new ProblemException(writer.verdict(sent, Clients.of(request)));
        }
        return resource;
    }

    private JsonNode tree(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        return encoding == EncodingEnum.XML ? bodies.xmlTree(body) : bodies.tree(body);
    }

    /** The resource that the client sent. */
    static Resource of(RequestDetails request) {
        if (request.getUserData().get(SENT) instanceof Resource resource) {
            return resource;
        }
        throw new ProblemException(Problem.error(Code.INVALID_BODY, null, "-"));
    }
}
