package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.NamingSystem.NamingSystemIdentifierType;
import org.hl7.fhir.r4.model.NamingSystem.NamingSystemUniqueIdComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** {@code NamingSystem/$preferred-id} (R4): another name of the same system, the preferred one of the asked kind. Thread-safe. */
public final class NamingSystemOperations {
    private static final String URN_OID = "urn:oid:";

    private final Doors doors;

    public NamingSystemOperations(Doors doors) {
        this.doors = doors;
    }

    @Operation(name = "$preferred-id", typeName = "NamingSystem", idempotent = true, manualRequest = true)
    public Parameters preferredId(RequestDetails request) {
        return doors.answer(request, OperationParameters.PREFERRED_ID, (visit, in) -> {
            String id = in.required("id");
            NamingSystemIdentifierType type = type(in.required("type"));
            Parameters answer = new Parameters();
            AnswerShape.add(answer, "result", new StringType(find(visit.catalogue(), id, type)));
            return answer;
        });
    }

    private static NamingSystemIdentifierType type(String code) {
        return Arrays.stream(NamingSystemIdentifierType.values())
                .filter(type ->
                        type != NamingSystemIdentifierType.NULL && type.toCode().equals(code))
                .findFirst()
                .orElseThrow(() -> Inputs.malformed("type", code, "oid, uuid, uri, other"));
    }

    private static String find(Catalogue catalogue, String id, NamingSystemIdentifierType type) {
        for (Entry entry : catalogue.all("NamingSystem")) {
            NamingSystem system = entry.resource(NamingSystem.class);
            if (system.getUniqueId().stream()
                    .anyMatch(unique -> bare(unique.getValue()).equals(bare(id)))) {
                NamingSystemUniqueIdComponent best = null;
                for (NamingSystemUniqueIdComponent unique : system.getUniqueId()) {
                    boolean better = best == null || (unique.getPreferred() && !best.getPreferred());
                    if (unique.getType() == type && better) {
                        best = unique;
                    }
                }
                if (best != null) {
                    return best.getValue();
                }
            }
        }
        throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, "id", "NamingSystem " + id));
    }

    /** An OID is the same with and without urn:oid:. */
    private static String bare(String id) {
        return id.startsWith(URN_OID) ? id.substring(URN_OID.length()) : id;
    }
}
