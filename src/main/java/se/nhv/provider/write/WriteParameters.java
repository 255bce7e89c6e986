package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The parameters in the address of a write that names its resource, or of a Bundle: only those that form the answer. Whoever deletes with
 * {@code _cascade} means something else than a deletion, so nothing is ignored in silence, unless the client prefers it. Pure.
 */
final class WriteParameters {
    private static final Set<String> FORMS = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Set<RestOperationTypeEnum> WRITES = Set.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE,
            RestOperationTypeEnum.TRANSACTION);

    private WriteParameters() {}

    /** @throws ProblemException with every parameter that has no meaning here */
    static void check(RestOperationTypeEnum operation, RequestDetails request) {
        boolean conditional = operation != RestOperationTypeEnum.CREATE
                && operation != RestOperationTypeEnum.TRANSACTION
                && request.getId() == null;
        boolean lenient = String.valueOf(request.getHeader("Prefer")).contains("handling=lenient");
        // the fields of a form look like parameters; that it is no body of a write is told by who reads it
        boolean form = String.valueOf(request.getHeader("Content-Type")).contains("form-urlencoded");
        if (!WRITES.contains(operation) || conditional || lenient || form) {
            return;
        }
        List<Problem> unknown = request.getParameters().keySet().stream()
                .filter(name -> !FORMS.contains(name))
                .sorted()
                .map(name -> Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                        .allowing(String.join(", ", FORMS.stream().sorted().toList()))
                        .nearestTo(Nearest.of(name, FORMS)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(unknown);
        }
    }
}
