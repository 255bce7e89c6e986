package se.nhv.provider.write;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Bodies;
import se.nhv.write.Writer;

/** {@code [type]/$validate}: the verdict that a write would get, and nothing is written (FHIR R4 resource-operation-validate). */
public final class ValidateProvider implements IResourceProvider {
    private final Class<? extends Resource> type;
    private final String name;
    private final SentBodies bodies;
    private final Writer writer;
    private final Results results;

    public ValidateProvider(
            Class<? extends Resource> type, String name, SentBodies bodies, Writer writer, Results results) {
        this.type = type;
        this.name = name;
        this.bodies = bodies;
        this.writer = writer;
        this.results = results;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    /** An operation of ours, not HAPI's {@code @Validate}: that one wants the concrete class of each type in its signature. */
    @Operation(name = "$validate", idempotent = true, manualRequest = true)
    public OperationOutcome validate(RequestDetails request) {
        Resource resource = bodies.toValidate(request);
        if (!resource.fhirType().equals(name)) {
            throw new ProblemException(
                    Problem.error(Code.MALFORMED_ELEMENT, "resourceType", "resourceType", resource.fhirType())
                            .allowing(name));
        }
        List<Problem> problems = writer.verdict(new Bodies.Sent(resource, List.of()), Clients.of(request));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return results.outcome(List.of(Problem.information(Code.VALID, null, name)), Results.language(request));
    }
}
