package se.nhv.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import se.nhv.terminology.code.VersionRule;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.VersionParameters;

/** Whether the version of a system that was used is one that the request's {@code check-system-version} allows. Pure. */
final class VersionCheck {
    private VersionCheck() {}

    static Optional<Issue> issue(VersionParameters versions, SystemView used) {
        String wanted = versions.check(used.url());
        if (wanted == null || VersionRule.matches(wanted, used.version())) {
            return Optional.empty();
        }
        return Optional.of(Issue.error(
                IssueType.EXCEPTION,
                TxIssue.VERSION_ERROR,
                Message.VALUESET_VERSION_CHECK,
                used.url(),
                String.valueOf(used.version()),
                wanted));
    }
}
