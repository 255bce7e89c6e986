package se.nhv.provider.history;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.feed.HistoryRequest;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** {@code [type]/_history} and {@code [type]/[id]/_history}. Thread-safe. */
public final class HistoryProvider implements IResourceProvider {
    private final Class<? extends Resource> type;
    private final String name;
    private final HistoryAnswers answers;

    public HistoryProvider(Class<? extends Resource> type, String name, HistoryAnswers answers) {
        this.type = type;
        this.name = name;
        this.answers = answers;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    @History
    public IBundleProvider ofType(RequestDetails request) {
        return answers.answer(new HistoryRequest.Scope(name, null), request);
    }

    @History
    public IBundleProvider ofInstance(@IdParam IdType id, RequestDetails request) {
        if (!ResourceKey.isId(id.getIdPart())) {
            throw new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, name + "/" + id.getIdPart()));
        }
        return answers.answer(new HistoryRequest.Scope(name, id.getIdPart()), request);
    }
}
