package se.nhv.provider.write;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Writer;

/**
 * Reads the body of a write in HAPI's place: HAPI's parser stops at the first fault and names no path. The resource waits on the request
 * for the provider. Thread-safe.
 */
@Interceptor
public final class SentBodies {
    private static final String SENT = "se.nhv.sent";
    private final Bodies bodies;
    private final Writer writer;

    public SentBodies(Bodies bodies, Writer writer) {
        this.bodies = bodies;
        this.writer = writer;
    }

    /** HAPI has found the method, and not yet parsed the body: what is set on the request here it does not parse. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean parseWrite(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.TRANSACTION) {
            request.getUserData().put(SENT, SentBundle.of(tree(request), bodies));
            request.setResource(new Bundle());
        } else if (operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE) {
            Bodies.Sent sent = bodies.sent(tree(request));
            boolean update = operation == RestOperationTypeEnum.UPDATE;
            Problem misplaced = update && request.getId() == null && request.getConditionalUrl(operation) == null
                    ? Problem.error(Code.MISSING_PARAMETER, null, request.getResourceName() + "?")
                    : misplaced(sent.resource(), request, update);
            Resource resource = readable(sent, misplaced, request);
            request.getUserData().put(SENT, resource);
            request.setResource(resource.copy()); // HAPI takes the id away from what is written on condition
        }
        return true;
    }

    /** HAPI gives the answer to a Bundle an id, and an address where nothing is. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean unnamed(RequestDetails request, ResponseDetails answer) {
        if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && answer.getResponseResource() instanceof Bundle bundle) {
            bundle.setId((String) null);
        }
        return true;
    }

    /** What does not fit between a resource and the address that it was sent to; null when all does. */
    private static @Nullable Problem misplaced(@Nullable Resource resource, RequestDetails request, boolean update) {
        String type = request.getResourceName();
        if (resource != null && !resource.fhirType().equals(type)) {
            return Problem.error(Code.MALFORMED_ELEMENT, "resourceType", "resourceType", resource.fhirType())
                    .allowing(type);
        }
        String named = request.getId() == null ? null : request.getId().getIdPart();
        String id = resource == null ? null : resource.getIdElement().getIdPart();
        if (update && resource != null && named != null && !named.equals(id)) {
            return Problem.error(Code.MALFORMED_ELEMENT, type + ".id", "id", id == null ? "" : id)
                    .allowing(named);
        }
        return null;
    }

    /** What {@code $validate} is asked. */
    ValidateParameters toValidate(RequestDetails request) {
        boolean empty = request.loadRequestContents().length == 0;
        return ValidateParameters.of(empty ? null : tree(request), request);
    }

    /** The resource that {@code $validate} shall judge, when it can be read. */
    Resource toJudge(ValidateParameters parameters, JsonNode tree, RequestDetails request) {
        Bodies.Sent sent = bodies.sent(tree);
        if (parameters.mode() == ValidateParameters.Mode.CREATE && sent.resource() != null) {
            sent.resource().setIdElement(null);
        }
        return readable(sent, misplaced(sent.resource(), request, true), request);
    }

    private Resource readable(Bodies.Sent sent, @Nullable Problem misplaced, RequestDetails request) {
        Resource resource = sent.resource();
        if (resource == null || !sent.faults().isEmpty() || misplaced != null) {
            List<Problem> faults = new ArrayList<>(misplaced == null ? List.of() : List.of(misplaced));
            faults.addAll(sent.faults());
            throw new ProblemException(writer.verdict(new Bodies.Sent(resource, faults), Clients.of(request)));
        }
        return resource;
    }

    private JsonNode tree(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        if (body.length == 0) {
            throw new ProblemException(Problem.error(Code.INVALID_BODY, null, "0 B"));
        }
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == null) {
            String type = String.valueOf(request.getHeader("Content-Type"));
            throw new ProblemException(Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, type)
                    .allowing("application/fhir+json, application/fhir+xml"));
        }
        return encoding == EncodingEnum.XML ? bodies.xmlTree(body) : bodies.tree(body);
    }

    /** The resource that the client sent. */
    static Resource of(RequestDetails request) {
        if (request.getUserData().get(SENT) instanceof Resource resource) {
            return resource;
        }
        throw new ProblemException(Problem.error(Code.INVALID_BODY, null, "-"));
    }

    /** The Bundle that the client sent. */
    static SentBundle bundle(RequestDetails request) {
        if (request.getUserData().get(SENT) instanceof SentBundle bundle) {
            return bundle;
        }
        throw new ProblemException(Problem.error(Code.INVALID_BODY, null, "-"));
    }
}
