package se.nhv.terminology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxIssue;
import se.nhv.terminology.set.CompiledSet;

/** {@code inferSystem}: the value set says which system a bare code is of, when only one of its systems has the code. */
final class Inference {
    private final ValidateCode validateCode;

    Inference(ValidateCode validateCode) {
        this.validateCode = validateCode;
    }

    Validation infer(Scope scope, ValidateRequest asked, ValueSet definition) {
        CompiledSet set = scope.compile(definition, asked.versions(), asked.supplements(), Map.of());
        Coding bare = asked.codings().get(0);
        Set<String> systems = ValidateCode.systemsWith(set, bare.getCode());
        if (systems.size() == 1) {
            Coding whole = bare.copy().setSystem(systems.iterator().next());
            return validateCode.validate(scope, asked.with(List.of(whole)));
        }
        Issue cannot = Issue.error(
                        IssueType.NOTFOUND,
                        TxIssue.CANNOT_INFER,
                        Message.UNABLE_TO_INFER_CODESYSTEM,
                        bare.getCode(),
                        set.name())
                .at("code");
        return new Validation(
                false,
                new Validation.Subject(bare.getCode(), null, null, null),
                List.of(NotInSet.issue(asked, set, bare, 0), cannot),
                asked.concept(),
                false,
                null,
                null,
                List.of(),
                List.of());
    }
}
