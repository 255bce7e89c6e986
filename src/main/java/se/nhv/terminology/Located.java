package se.nhv.terminology;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.VersionChoice;
import se.nhv.terminology.set.VersionParameters;

/** A code found in its system, for operations that refuse when it is not there. */
record Located(SystemView view, int concept) {

    /** The system in the wanted version with these supplements; refused when unknown. */
    static SystemView system(
            Scope scope,
            String url,
            @Nullable String version,
            VersionParameters versions,
            List<Canonical> supplements) {
        VersionChoice choice = new VersionChoice(scope.content(), versions, Map.of());
        choice.require(supplements);
        SystemView view = choice.choose(url, version).view();
        if (view == null) {
            throw new TxException(
                    404, Unknown.toCheck(scope.content(), url, version).at("system"));
        }
        return view;
    }

    /** The coding's concept; refused when the system or the code is unknown. */
    static Located coding(Scope scope, Coding coding, VersionParameters versions, List<Canonical> supplements) {
        SystemView view = system(scope, coding.getSystem(), coding.getVersion(), versions, supplements);
        int concept = view.base().find(String.valueOf(coding.getCode()));
        if (concept < 0) {
            String version = view.version();
            Issue issue = version == null
                    ? Issue.error(
                            IssueType.NOTFOUND,
                            TxIssue.INVALID_CODE,
                            Message.UNKNOWN_CODE,
                            String.valueOf(coding.getCode()),
                            view.url())
                    : Issue.error(
                            IssueType.NOTFOUND,
                            TxIssue.INVALID_CODE,
                            Message.UNKNOWN_CODE_IN_VERSION,
                            String.valueOf(coding.getCode()),
                            view.url(),
                            version);
            throw new TxException(404, issue.at("code"));
        }
        return new Located(view, concept);
    }
}
