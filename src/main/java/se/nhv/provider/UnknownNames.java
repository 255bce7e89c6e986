package se.nhv.provider;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Refuses what HAPI would only say does not exist: a type that is not served, with the nearest one that is; and a named query
 * ({@code _query}, FHIR R4, 3.1.1.2), of which the register has none. A named query changes what every other parameter means,
 * so it is not ignored when a client asks for leniency either; and a parameter that a read does not have. Thread-safe.
 */
@Interceptor
public final class UnknownNames {
    private static final String QUERY = "_query";

    /** What a read takes (FHIR R4 http, 3.1.0.1): for another HAPI would say that the resource is not there. */
    private static final Set<String> OF_READ = new TreeSet<>(Set.of("_format", "_pretty", "_summary", "_elements"));

    private static final Set<String> SUMMARIES = Set.of("true", "text", "data", "count", "false");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuse(RequestDetails request) {
        type(request.getResourceName());
        if (request.getParameters().containsKey(QUERY)) {
            throw new ProblemException(
                    Problem.error(Code.UNKNOWN_PARAMETER, QUERY, QUERY).nearestTo("_filter"));
        }
        boolean reads = request.getId() != null && request.getOperation() == null;
        if (reads && request.getRequestType() == RequestTypeEnum.GET) {
            request.getParameters().forEach((name, values) -> ofRead(name, values[0]));
        }
    }

    private static void ofRead(String name, String value) {
        if (!OF_READ.contains(name)) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                    .allowing(String.join(", ", OF_READ))
                    .nearestTo(Nearest.of(name, OF_READ)));
        }
        if (name.equals("_summary") && !SUMMARIES.contains(value)) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, name, name, value)
                    .allowing("true, text, data, count, false")
                    .nearestTo(Nearest.of(value, SUMMARIES)));
        }
    }

    private static void type(@Nullable String name) {
        if (name == null || name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return;
        }
        if (!ServedTypes.names().contains(name)) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, name)
                    .allowing(String.join(", ", ServedTypes.names()))
                    .nearestTo(Nearest.of(name, ServedTypes.names())));
        }
    }
}
