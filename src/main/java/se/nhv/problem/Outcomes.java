package se.nhv.problem;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import se.nhv.fhir.Systems;

/** Problems as an OperationOutcome (api.md 5.3): code, text, expression, and in diagnostics the allowed and nearest value. */
public final class Outcomes {
    private final Texts texts;

    public Outcomes(Texts texts) {
        this.texts = texts;
    }

    public OperationOutcome of(List<Problem> problems, Language language) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.setLanguage(language.tag());
        for (Problem problem : problems) {
            var issue = outcome.addIssue()
                    .setSeverity(problem.severity())
                    .setCode(problem.code().issueType());
            issue.getDetails()
                    .setText(texts.text(language, problem.code().code(), problem.arguments()))
                    .addCoding()
                    .setSystem(Systems.PROBLEM)
                    .setCode(problem.code().code());
            if (problem.expression() != null) {
                issue.addExpression(problem.expression());
            }
            String diagnostics = diagnostics(problem, language);
            if (!diagnostics.isEmpty()) {
                issue.setDiagnostics(diagnostics);
            }
        }
        return outcome;
    }

    private String diagnostics(Problem problem, Language language) {
        StringBuilder text = new StringBuilder();
        if (problem.allowed() != null) {
            text.append(texts.text(language, "allowed", problem.allowed()));
        }
        if (problem.nearest() != null) {
            text.append(text.isEmpty() ? "" : " ").append(texts.text(language, "nearest", problem.nearest()));
        }
        return text.toString();
    }
}
