package se.nhv.provider.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.Texts;
import se.nhv.referral.Applicable;
import se.nhv.referral.DestinationsQuestion;
import se.nhv.referral.Question;
import se.nhv.referral.Suitability;
import se.nhv.referral.Verdict;

/**
 * FHIR R4 {@code PlanDefinition/$apply}, on one plan or on the type with the plan named: what of the plan applies to the subject. It
 * asks the engine of {@code $nhv-destinations}, and nothing that it is sent is stored. Thread-safe.
 */
public final class ApplyOperation {
    private final CurrentCatalogue current;
    private final Codec codec;
    private final Texts texts;
    private final Supplier<LocalDate> today;

    /** @param today the day that a question without a date is about */
    public ApplyOperation(CurrentCatalogue current, Codec codec, Texts texts, Supplier<LocalDate> today) {
        this.current = current;
        this.codec = codec;
        this.texts = texts;
        this.today = today;
    }

    @Operation(name = "$apply", type = PlanDefinition.class, idempotent = true, manualRequest = true)
    public CarePlan apply(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        Catalogue catalogue = current.now();
        OperationInput input = OperationInput.read(request, codec);
        NamedPlan named = id == null ? NamedPlan.in(catalogue, input) : NamedPlan.of(catalogue, id, input);
        ParameterReader reader = new ParameterReader(PatientData.unfold(catalogue, named.rest(), named.area()));
        Reference subject = CareInput.subject(reader, true);
        ApplyContext context = ApplyContext.read(reader);
        DestinationsQuestion question = CareInput.question(reader, catalogue, today);
        Applicable applicable = Applicable.of(catalogue, question);
        Language language = context.language() == null ? CareInput.language(request) : context.language();
        ReferralShape referrals = new ReferralShape(catalogue, texts, language, request.getFhirServerBase());
        List<Problem> messages = messages(applicable, language);
        for (String unused : context.unused()) {
            messages.add(Problem.information(Code.EXPLANATION, unused, texts.text(language, "apply.not-used", unused)));
        }
        CarePlan carePlan = new CarePlanShape(applicable, referrals, subject)
                .carePlan(context, messages, new Outcomes(texts), language);
        return ReadyBytes.on(new CarePlan(), codec.encode(carePlan));
    }

    private List<Problem> messages(Applicable applicable, Language language) {
        List<Problem> messages = new ArrayList<>();
        for (Question open : applicable.open()) {
            String words =
                    language == Language.EN ? open.label().en() : open.label().sv();
            String path = "%svar.repeat(item).where(linkId='" + open.linkId() + "')";
            messages.add(Problem.information(Code.OPEN_QUESTION, path, open.linkId(), words));
        }
        boolean somewhere = applicable.destinations().stream()
                .anyMatch(destination -> destination.suitability() == Suitability.ELIGIBLE);
        if (applicable.answer().verdict() == Verdict.NOT_NHV) {
            messages.add(Problem.information(Code.NO_REFERRAL, null, texts.text(language, "draft.not-nhv")));
        } else if (applicable.answer().verdict() == Verdict.ELIGIBLE && !somewhere) {
            messages.add(Problem.information(Code.NO_REFERRAL, null, texts.text(language, "draft.not-a-destination")));
        }
        return messages;
    }
}
