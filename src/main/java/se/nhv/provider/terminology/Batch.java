package se.nhv.provider.terminology;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.ProblemException;
import se.nhv.terminology.Scope;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/**
 * {@code $batch-validate-code} (tx-ecosystem guide): each {@code validation} is a question of its own; what it does not say, the
 * outer parameters say. Thread-safe.
 */
final class Batch {
    /** A validator asks some hundreds at a time. */
    private static final int MOST = 2_000;

    private final Outcomes outcomes;

    Batch(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Parameters answer(Doors.Visit visit, Set<String> known, BiFunction<Doors.Visit, Inputs, Parameters> verb) {
        Inputs in = visit.in();
        List<ParametersParameterComponent> questions = in.named("validation");
        if (questions.size() > MOST) {
            throw new TxException(
                    400,
                    Issue.error(
                            IssueType.TOOCOSTLY,
                            null,
                            Message.NHV_TOO_COSTLY,
                            "validation: " + questions.size() + " > " + MOST));
        }
        Parameters answers = new Parameters();
        for (ParametersParameterComponent question : questions) {
            if (!(question.getResource() instanceof Parameters asked)) {
                throw Inputs.malformed("validation", "-", "resource Parameters");
            }
            answers.addParameter().setName("validation").setResource(one(visit, asked, known, verb));
        }
        return answers;
    }

    /** A refused question of a batch is answered with its OperationOutcome and does not stop the others. */
    private Resource one(
            Doors.Visit visit, Parameters asked, Set<String> known, BiFunction<Doors.Visit, Inputs, Parameters> verb) {
        try {
            Inputs own = visit.in().inside(asked, known);
            Scope scope = visit.scope().with(own.resources("tx-resource"));
            return verb.apply(visit.seeing(scope), own.or(visit.in()));
        } catch (TxException refused) {
            return IssueShape.outcome(refused.issues());
        } catch (ProblemException refused) {
            return outcomes.of(refused.problems(), Language.EN); // as HL7's messages are
        }
    }
}
