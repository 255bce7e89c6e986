package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import se.nhv.catalogue.Entry;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.write.Outcome;

/** What a write's outcome becomes: HAPI's {@code MethodOutcome}, from which it makes status, headers and body. Thread-safe. */
public final class Results {
    private final Outcomes outcomes;

    public Results(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    MethodOutcome of(Outcome outcome, RequestDetails request) {
        MethodOutcome result = new MethodOutcome();
        result.setResponseStatusCode(outcome.kind().status());
        Entry entry = outcome.entry();
        if (entry == null) {
            return result;
        }
        result.setId(new IdType(
                request.getFhirServerBase(), entry.key().type(), entry.id(), Integer.toString(entry.versionId())));
        addHeaders(outcome, entry, request);
        if (!entry.version().deleted()) {
            result.setResource(entry.resource().copy()); // HAPI writes ids into what it is given
            result.setOperationOutcome(outcome(outcome, language(request)));
        }
        return result;
    }

    /** What HAPI leaves out: the ETag of a patch and of a deletion, and the address of what an update has created. */
    private static void addHeaders(Outcome outcome, Entry entry, RequestDetails request) {
        if (!(request instanceof ServletRequestDetails servlet)) {
            return;
        }
        HttpServletResponse response = servlet.getServletResponse();
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.PATCH || operation == RestOperationTypeEnum.DELETE) {
            response.setHeader("ETag", "W/\"" + entry.versionId() + "\"");
        }
        if (operation == RestOperationTypeEnum.UPDATE && outcome.kind() == Outcome.Kind.CREATED) {
            String address = entry.key().reference() + "/_history/" + entry.versionId();
            response.setHeader("Location", request.getFhirServerBase() + "/" + address);
        }
    }

    /** The OperationOutcome of a write that was carried out. */
    OperationOutcome outcome(Outcome outcome, Language language) {
        Problem done = Problem.information(Code.WRITTEN, null, outcome.key().reference());
        return outcomes.of(List.of(done), language);
    }

    OperationOutcome outcome(List<Problem> problems, Language language) {
        return outcomes.of(problems, language);
    }

    static Language language(RequestDetails request) {
        return Language.preferred(request.getHeader("Accept-Language"));
    }
}
