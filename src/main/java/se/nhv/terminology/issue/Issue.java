package se.nhv.terminology.issue;

import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * One thing told beside a terminology answer, or the reason of a refusal. Immutable.
 *
 * @param severity error when the answer is negative because of it
 * @param type R4's issue type
 * @param tx HL7's terminology issue code; null where HL7 defines none
 * @param messageId the key of the text among HL7's messages
 * @param text in English, as HL7's messages are
 * @param expression a FHIRPath into the request; null when it is about the whole
 * @param told whether the text is part of the answer's {@code message} too
 */
public record Issue(
        IssueSeverity severity,
        IssueType type,
        @Nullable TxIssue tx,
        String messageId,
        String text,
        @Nullable String expression,
        boolean told) {

    public static Issue error(IssueType type, @Nullable TxIssue tx, Message message, Object... arguments) {
        return new Issue(IssueSeverity.ERROR, type, tx, message.id(), message.text(arguments), null, true);
    }

    public static Issue warning(IssueType type, @Nullable TxIssue tx, Message message, Object... arguments) {
        return new Issue(IssueSeverity.WARNING, type, tx, message.id(), message.text(arguments), null, true);
    }

    public static Issue information(IssueType type, @Nullable TxIssue tx, Message message, Object... arguments) {
        return new Issue(IssueSeverity.INFORMATION, type, tx, message.id(), message.text(arguments), null, true);
    }

    public Issue at(@Nullable String path) {
        return new Issue(severity, type, tx, messageId, text, path, told);
    }

    /** The same, without its text in {@code message}. */
    public Issue untold() {
        return new Issue(severity, type, tx, messageId, text, expression, false);
    }

    public Issue severity(IssueSeverity other) {
        return new Issue(other, type, tx, messageId, text, expression, told);
    }

    public boolean isError() {
        return severity == IssueSeverity.ERROR;
    }
}
