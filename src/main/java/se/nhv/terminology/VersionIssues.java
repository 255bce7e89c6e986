package se.nhv.terminology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.SystemUse;
import se.nhv.terminology.set.SystemView;
import se.nhv.terminology.set.SystemViews;

/** What is wrong between the version that a coding names and the versions that a value set takes. Pure. */
final class VersionIssues {
    private static final Comparator<SystemUse> NEWEST_FIRST =
            Comparator.comparing(SystemUse::view, Comparator.nullsLast(SystemViews.NEWEST_FIRST));

    private VersionIssues() {}

    /** The issue that no include takes the coding's version; empty when one does. */
    static Optional<Issue> mismatch(List<SystemUse> uses, String version, boolean known) {
        boolean accepted = uses.stream().anyMatch(use -> use.accepts(version) && (known || use.wanted() != null));
        if (uses.isEmpty() || accepted) {
            return Optional.empty();
        }
        SystemUse use = uses.stream().min(NEWEST_FIRST).orElseThrow();
        String wanted = use.wanted();
        if (wanted == null) {
            String actual = actual(use.view());
            return Optional.of(Issue.warning(
                            IssueType.INVALID,
                            TxIssue.VS_INVALID,
                            Message.VALUESET_VALUE_MISMATCH_DEFAULT,
                            use.system(),
                            actual,
                            "",
                            version)
                    .untold());
        }
        String stated = use.stated() == null ? "" : use.stated();
        return Optional.of(
                use.changed()
                        ? Issue.error(
                                IssueType.INVALID,
                                TxIssue.VS_INVALID,
                                Message.VALUESET_VALUE_MISMATCH_CHANGED,
                                use.system(),
                                wanted,
                                stated,
                                version)
                        : Issue.error(
                                IssueType.INVALID,
                                TxIssue.VS_INVALID,
                                Message.VALUESET_VALUE_MISMATCH,
                                use.system(),
                                wanted,
                                version));
    }

    private static String actual(@Nullable SystemView view) {
        return view == null || view.version() == null ? "" : view.version();
    }
}
