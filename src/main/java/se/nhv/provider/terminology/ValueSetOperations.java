package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ReadyBytes;
import se.nhv.terminology.Expand;
import se.nhv.terminology.ValidateCode;

/** The operations of ValueSet: {@code $expand}, {@code $validate-code}, {@code $batch-validate-code}. Thread-safe. */
public final class ValueSetOperations {
    private final Doors doors;
    private final Expand expand;
    private final ValidateCode validateCode;
    private final ExpansionWriter writer;

    public ValueSetOperations(Doors doors, Expand expand, ValidateCode validateCode, ExpansionWriter writer) {
        this.writer = writer;
        this.doors = doors;
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
        return doors.answer(request, OperationParameters.EXPAND, (visit, in) -> {
            ValueSet instance = id == null ? null : doors.valueSet(visit, id);
            var asked = Requests.expand(visit, in, instance);
            ValueSet shown = ExpansionShape.valueSet(
                    expand.expand(visit.scope(), asked),
                    visit.catalogue().edition().dataAsOf());
            return ReadyBytes.beside(shown, writer.json(shown));
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
        return doors.answer(request, OperationParameters.VALIDATE, (visit, in) -> {
            ValueSet instance = id == null ? null : doors.valueSet(visit, id);
            return validate(visit, in, instance);
        });
    }

    private Parameters validate(Doors.Visit visit, Inputs in, @Nullable ValueSet instance) {
        ValueSet set = Requests.valueSet(visit, in, instance);
        if (set == null) {
            throw Inputs.missing("url");
        }
        var asked = Requests.validate(in, set, null, visit.header());
        return AnswerShape.validation(validateCode.validate(visit.scope(), asked));
    }

    /** Many questions in one request. */
    @Operation(name = "$batch-validate-code", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public Parameters batchValidateCode(RequestDetails request) {
        return doors.answer(
                request,
                OperationParameters.BATCH,
                (visit, in) -> doors.batch(
                        visit, OperationParameters.QUESTION, (own, question) -> validate(own, question, null)));
    }
}
