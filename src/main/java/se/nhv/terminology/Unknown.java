package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;

/** The issue that a code system, or its version, is not known; it names the versions that are. Pure. */
final class Unknown {
    private Unknown() {}

    /** For a code that was to be checked. */
    static Issue toCheck(Content content, String system, @Nullable String version) {
        if (version == null) {
            return issue(Message.UNKNOWN_CODESYSTEM, system);
        }
        List<String> known = content.versions(system);
        return known.isEmpty()
                ? issue(Message.UNKNOWN_CODESYSTEM_VERSION_NONE, system, version)
                : issue(Message.UNKNOWN_CODESYSTEM_VERSION, system, version, or(known));
    }

    /** For a value set that was to be expanded. */
    static Issue toExpand(Content content, String system, @Nullable String version) {
        if (version == null) {
            return issue(Message.UNKNOWN_CODESYSTEM_EXP, system);
        }
        List<String> known = content.versions(system);
        return known.isEmpty()
                ? issue(Message.UNKNOWN_CODESYSTEM_VERSION_EXP_NONE, system, version)
                : issue(Message.UNKNOWN_CODESYSTEM_VERSION_EXP, system, version, or(known));
    }

    private static Issue issue(Message message, Object... arguments) {
        return Issue.error(IssueType.NOTFOUND, TxIssue.NOT_FOUND, message, arguments);
    }

    /** {@code a, b or c}. */
    static String or(List<String> items) {
        if (items.size() == 1) {
            return items.get(0);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " or " + items.get(items.size() - 1);
    }
}
