package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/** Issues as an OperationOutcome, as the terminology ecosystem guide has it. Pure. */
final class IssueShape {
    private static final String MESSAGE_ID = "http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id";

    private IssueShape() {}

    static OperationOutcome outcome(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        for (Issue issue : issues) {
            var component = outcome.addIssue();
            component.addExtension(MESSAGE_ID, new StringType(issue.messageId()));
            component.setSeverity(issue.severity()).setCode(issue.type());
            component.getDetails().setText(issue.text());
            if (issue.tx() != null) {
                component
                        .getDetails()
                        .addCoding()
                        .setSystem(TxIssue.SYSTEM)
                        .setCode(issue.tx().code());
            }
            if (issue.expression() != null) {
                component.addExpression(issue.expression());
            }
        }
        return outcome;
    }

    /** The refusal as HAPI's edge takes it. */
    static BaseServerResponseException refusal(TxException refused) {
        BaseServerResponseException thrown =
                BaseServerResponseException.newInstance(refused.status(), refused.getMessage());
        thrown.setOperationOutcome(outcome(refused.issues()));
        return thrown;
    }
}
