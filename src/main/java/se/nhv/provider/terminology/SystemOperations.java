package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;

/** The operation of the whole server: {@code $versions} (R4 capabilitystatement), which FHIR versions it speaks. */
public final class SystemOperations {
    private static final String VERSION = "4.0";

    @Operation(name = "$versions", idempotent = true, manualRequest = true)
    public Parameters versions(RequestDetails request) {
        Parameters answer = new Parameters();
        AnswerShape.add(answer, "version", new CodeType(VERSION));
        AnswerShape.add(answer, "default", new CodeType(VERSION));
        return answer;
    }
}
