package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;

/** {@code $versions}: which FHIR versions the server speaks. Thread-safe. */
public final class SystemOperations {
    private static final String VERSION = "4.0";

    private final Doors doors;

    public SystemOperations(Doors doors) {
        this.doors = doors;
    }

    @Operation(name = "$versions", idempotent = true, manualRequest = true)
    public Parameters versions(RequestDetails request) {
        return doors.answer(request, OperationParameters.VERSIONS_ASKED, (visit, in) -> versions());
    }

    private static Parameters versions() {
        Parameters answer = new Parameters();
        AnswerShape.add(answer, "version", new CodeType(VERSION));
        AnswerShape.add(answer, "default", new CodeType(VERSION));
        return answer;
    }
}
