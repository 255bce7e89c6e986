package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.Codec;
import se.nhv.terminology.Expand;
import se.nhv.terminology.ValidateCode;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/** The operations of ValueSet: {@code $expand}, {@code $validate-code}, {@code $batch-validate-code}. Thread-safe. */
public final class ValueSetOperations {
    /** A validator asks some hundreds at a time. */
    private static final int MOST_IN_BATCH = 2_000;

    private final Doors doors;
    private final Expand expand;
    private final ValidateCode validateCode;

    public ValueSetOperations(CurrentCatalogue current, Codec codec, Expand expand, ValidateCode validateCode) {
        this.doors = new Doors(current, codec);
        this.expand = expand;
        this.validateCode = validateCode;
    }

    @Operation(name = "$expand", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public ValueSet expand(RequestDetails request) {
        return expand(request, null);
    }

    @Operation(name = "$expand", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public ValueSet expandInstance(@IdParam IdType id, RequestDetails request) {
        return expand(request, id);
    }

    private ValueSet expand(RequestDetails request, @Nullable IdType id) {
        return doors.answer(request, Requests.EXPAND, (visit, in) -> {
            ValueSet instance = id == null ? null : doors.instance(visit, id, ValueSet.class, "ValueSet");
            var asked = Requests.expand(in, visit.scope(), instance, visit.header());
            return ExpansionShape.valueSet(
                    expand.expand(visit.scope(), asked),
                    visit.catalogue().edition().dataAsOf());
        });
    }

    @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public Parameters validateCode(RequestDetails request) {
        return validate(request, null);
    }

    @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public Parameters validateCodeInstance(@IdParam IdType id, RequestDetails request) {
        return validate(request, id);
    }

    private Parameters validate(RequestDetails request, @Nullable IdType id) {
        return doors.answer(request, Requests.VALIDATE, (visit, in) -> {
            ValueSet instance = id == null ? null : doors.instance(visit, id, ValueSet.class, "ValueSet");
            return validate(visit, in, instance);
        });
    }

    private Parameters validate(Doors.Visit visit, Inputs in, @Nullable ValueSet instance) {
        ValueSet set = Requests.valueSet(in, visit.scope(), instance);
        if (set == null) {
            throw Inputs.missing("url");
        }
        var asked = Requests.validate(in, set, null, visit.header());
        return AnswerShape.validation(validateCode.validate(visit.scope(), asked));
    }

    /** Each {@code validation} is a question of its own; what it does not say, the outer parameters say. */
    @Operation(name = "$batch-validate-code", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public Parameters batchValidateCode(RequestDetails request) {
        return doors.answer(request, Requests.VALIDATE, (visit, in) -> {
            Parameters answers = new Parameters();
            List<ParametersParameterComponent> questions = in.named("validation");
            if (questions.size() > MOST_IN_BATCH) {
                throw new TxException(
                        400,
                        Issue.error(
                                IssueType.TOOCOSTLY,
                                null,
                                Message.NHV_TOO_COSTLY,
                                "validation: " + questions.size() + " > " + MOST_IN_BATCH));
            }
            for (ParametersParameterComponent question : questions) {
                if (!(question.getResource() instanceof Parameters)) {
                    throw Inputs.malformed("validation", "-", "resource Parameters");
                }
                Inputs own = Inputs.of((Parameters) question.getResource()).or(in);
                answers.addParameter().setName("validation").setResource(one(visit, own));
            }
            return answers;
        });
    }

    /** A refused question of a batch is answered with its OperationOutcome and does not stop the others. */
    private org.hl7.fhir.r4.model.Resource one(Doors.Visit visit, Inputs own) {
        try {
            return validate(visit, own, null);
        } catch (TxException refused) {
            return IssueShape.outcome(refused.issues());
        }
    }
}
