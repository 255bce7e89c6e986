package se.nhv.provider.history;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import se.nhv.feed.HistoryRequest;

/** {@code _history} of the whole register. Thread-safe. */
public final class SystemHistoryProvider {
    private final HistoryAnswers answers;

    public SystemHistoryProvider(HistoryAnswers answers) {
        this.answers = answers;
    }

    @History
    public IBundleProvider ofRegister(RequestDetails request) {
        return answers.answer(new HistoryRequest.Scope(null, null), request);
    }
}
