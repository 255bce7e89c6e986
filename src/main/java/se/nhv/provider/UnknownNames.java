package se.nhv.provider;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Refuses what HAPI would only say does not exist: a type that is not served, with the nearest one that is; and a named query
 * ({@code _query}, FHIR R4, 3.1.1.2), of which the register has none. A named query changes what every other parameter means,
 * so it is not ignored when a client asks for leniency either. Thread-safe.
 */
@Interceptor
public final class UnknownNames {
    private static final String QUERY = "_query";

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuse(RequestDetails request) {
        type(request.getResourceName());
        if (request.getParameters().containsKey(QUERY)) {
            throw new ProblemException(
                    Problem.error(Code.UNKNOWN_PARAMETER, QUERY, QUERY).nearestTo("_filter"));
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
