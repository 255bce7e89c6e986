package se.nhv.provider.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.FindMatches;
import se.nhv.terminology.Lookup;
import se.nhv.terminology.Scope;
import se.nhv.terminology.Subsumes;
import se.nhv.terminology.ValidateCode;
import se.nhv.terminology.code.PropertyColumn;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/** The operations of CodeSystem: {@code $lookup}, {@code $validate-code}, {@code $subsumes}, {@code $find-matches}. Thread-safe. */
public final class CodeSystemOperations {
    /** More matches than this tell nobody anything. */
    private static final int MOST_MATCHES = 100;

    private final Doors doors;
    private final Lookup lookup;
    private final ValidateCode validateCode;
    private final Subsumes subsumes;

    public CodeSystemOperations(Doors doors, Lookup lookup, ValidateCode validateCode, Subsumes subsumes) {
        this.doors = doors;
        this.lookup = lookup;
        this.validateCode = validateCode;
        this.subsumes = subsumes;
    }

    @Operation(name = "$lookup", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters lookup(RequestDetails request) {
        return doors.answer(
                request,
                OperationParameters.LOOKUP,
                (visit, in) -> AnswerShape.concept(lookup.lookup(visit.scope(), Requests.lookup(in, visit.header()))));
    }

    @Operation(name = "$validate-code", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters validateCode(RequestDetails request) {
        return validate(request, null);
    }

    @Operation(name = "$validate-code", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters validateCodeInstance(@IdParam IdType id, RequestDetails request) {
        return validate(request, id);
    }

    private Parameters validate(RequestDetails request, @Nullable IdType id) {
        return doors.answer(request, OperationParameters.VALIDATE_SYSTEM, (visit, in) -> validate(visit, in, id));
    }

    private Parameters validate(Doors.Visit visit, Inputs in, @Nullable IdType id) {
        List<Resource> given = in.resources("codeSystem");
        Scope scope = visit.scope().with(given);
        Canonical system = system(visit, in, id, given);
        var asked = Requests.validate(in, null, system, visit.header());
        return AnswerShape.validation(validateCode.validate(scope, asked));
    }

    /** Many questions in one request. */
    @Operation(name = "$batch-validate-code", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters batchValidateCode(RequestDetails request) {
        return doors.answer(
                request,
                OperationParameters.BATCH_OF_SYSTEM,
                (visit, in) -> doors.batch(
                        visit,
                        OperationParameters.QUESTION_OF_SYSTEM,
                        (own, question) -> validate(own, question, null)));
    }

    private @Nullable Canonical system(Doors.Visit visit, Inputs in, @Nullable IdType id, List<Resource> given) {
        if (id != null) {
            CodeSystem instance = doors.instance(visit, id, CodeSystem.class, "CodeSystem");
            return new Canonical(instance.getUrl(), visit.asOf() == null ? instance.getVersion() : null);
        }
        if (!given.isEmpty() && given.get(0) instanceof CodeSystem resource) {
            return new Canonical(resource.getUrl(), resource.getVersion());
        }
        String url = in.firstText("url", "system");
        return url == null ? null : Canonical.parse(url);
    }

    @Operation(name = "$subsumes", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters subsumes(RequestDetails request) {
        return subsumes(request, null);
    }

    @Operation(name = "$subsumes", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters subsumesInstance(@IdParam IdType id, RequestDetails request) {
        return subsumes(request, id);
    }

    private Parameters subsumes(RequestDetails request, @Nullable IdType id) {
        return doors.answer(request, OperationParameters.SUBSUMES, (visit, in) -> {
            Canonical system = id == null ? null : system(visit, in, id, List.of());
            Coding a = coding(in, "A", system);
            Coding b = coding(in, "B", system);
            Parameters answer = new Parameters();
            var outcome = subsumes.subsumes(visit.scope(), a, b, Requests.versions(in));
            AnswerShape.add(answer, "outcome", new CodeType(outcome.code()));
            return answer;
        });
    }

    /** Concepts by their properties: each {@code property} has the parts code and value. */
    @Operation(name = "$find-matches", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters findMatches(RequestDetails request) {
        return findMatches(request, null);
    }

    @Operation(name = "$find-matches", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters findMatchesInstance(@IdParam IdType id, RequestDetails request) {
        return findMatches(request, id);
    }

    private Parameters findMatches(RequestDetails request, @Nullable IdType id) {
        return doors.answer(request, OperationParameters.FIND_MATCHES, (visit, in) -> {
            Canonical own = id == null ? null : system(visit, in, id, List.of());
            Canonical system = own == null ? Canonical.parse(in.required("system")) : own;
            String version = in.text("version");
            List<FindMatches.Wanted> wanted = in.named("property").stream()
                    .map(CodeSystemOperations::wanted)
                    .toList();
            if (wanted.isEmpty()) {
                throw Inputs.missing("property");
            }
            var question = new FindMatches.Question(
                    system.url(),
                    version == null ? system.version() : version,
                    wanted,
                    in.isTrue("exact"),
                    MOST_MATCHES);
            return AnswerShape.matches(new FindMatches().find(visit.scope(), question));
        });
    }

    private static FindMatches.Wanted wanted(ParametersParameterComponent property) {
        String code = null;
        String value = null;
        for (ParametersParameterComponent part : property.getPart()) {
            if (part.getName().equals("code")) {
                code = part.getValue().primitiveValue();
            } else if (part.getName().equals("value")) {
                value = PropertyColumn.text(part.getValue());
            } else {
                throw new TxException(
                        400,
                        Issue.error(
                                        IssueType.NOTSUPPORTED,
                                        null,
                                        Message.NHV_PARAMETERS,
                                        "property." + part.getName()
                                                + ": the properties here have a code and a value only")
                                .at("property"));
            }
        }
        if (code == null || value == null) {
            throw Inputs.malformed("property", "-", "part code, part value");
        }
        return new FindMatches.Wanted(code, value);
    }

    private static Coding coding(Inputs in, String which, @Nullable Canonical instance) {
        in.atMostOneOf("code" + which, "coding" + which);
        Coding given = in.coding("coding" + which);
        if (given != null) {
            if (!given.hasSystem() && instance == null) {
                throw Inputs.missing("system");
            }
            return given.hasSystem() || instance == null
                    ? given
                    : given.copy().setSystem(instance.url()).setVersion(instance.version());
        }
        Canonical system = instance == null ? Canonical.parse(in.required("system")) : instance;
        String version = in.text("version");
        return new Coding()
                .setSystem(system.url())
                .setVersion(version == null ? system.version() : version)
                .setCode(in.required("code" + which));
    }
}
