package se.nhv.provider.search;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * Refuses {@code _query} (FHIR R4, 3.1.1.2): the register has no named queries. HAPI would look for a method of that name
 * and say that the address does not exist; and a named query changes what all other parameters mean, so it is not ignored
 * either when a client asks for leniency. Thread-safe.
 */
@Interceptor
public final class NamedQueries {
    private static final String NAME = "_query";

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuse(RequestDetails request) {
        if (request.getParameters().containsKey(NAME)) {
            throw new ProblemException(
                    Problem.error(Code.UNKNOWN_PARAMETER, NAME, NAME).nearestTo("_filter"));
        }
    }
}
