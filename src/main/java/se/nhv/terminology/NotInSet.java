package se.nhv.terminology;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.CompiledSet;

/** The issue that a coding is not in the value set: an error of its own, or, among several codings, information. Pure. */
final class NotInSet {
    private NotInSet() {}

    static Issue issue(ValidateRequest request, CompiledSet set, Coding coding, int index) {
        String path = request.path(index, "code");
        if (request.form() == ValidateRequest.Form.CODEABLE_CONCEPT) {
            return Issue.information(
                            IssueType.CODEINVALID,
                            TxIssue.THIS_CODE_NOT_IN_VS,
                            Message.NOT_IN_VALUE_SET,
                            "",
                            set.name(),
                            quoted(coding))
                    .untold()
                    .at(path);
        }
        return Issue.error(
                        IssueType.CODEINVALID,
                        TxIssue.NOT_IN_VS,
                        Message.NOT_IN_VALUE_SET,
                        "",
                        set.name(),
                        quoted(coding))
                .at(path);
    }

    /** {@code 'system|version#code ('display')'}. */
    private static String quoted(Coding coding) {
        StringBuilder text = new StringBuilder("'");
        text.append(coding.hasSystem() ? coding.getSystem() : "");
        if (coding.hasVersion()) {
            text.append('|').append(coding.getVersion());
        }
        text.append('#').append(coding.getCode());
        if (coding.hasDisplay()) {
            text.append(" ('").append(coding.getDisplay()).append("')");
        }
        return text.append("'").toString();
    }
}
