package se.nhv.provider.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Directory;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.problem.Texts;
import se.nhv.referral.Applicable;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.Destination;
import se.nhv.referral.Destinations;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.DestinationsQuestion;
import se.nhv.referral.NextQuestion;
import se.nhv.referral.Question;
import se.nhv.referral.Suitability;
import se.nhv.referral.Verdict;

/**
 * The operations that work on one plan, one questionnaire or one service: {@code PlanDefinition/[id]/$apply}, {@code
 * Questionnaire/[id]/$next-question} and {@code HealthcareService/[id]/$nhv-referral-draft}. All ask the engine of {@code
 * $nhv-destinations}, and nothing that they are sent is stored. Thread-safe.
 *
 * <p>Longer than most classes because the three share the reading of one kind of input; splitting it would spread that.
 */
public final class CareOperations {
    private final CurrentCatalogue current;
    private final Codec codec;
    private final Texts texts;
    private final Supplier<LocalDate> today;

    /** @param today the day that a question without a date is about */
    public CareOperations(CurrentCatalogue current, Codec codec, Texts texts, Supplier<LocalDate> today) {
        this.current = current;
        this.codec = codec;
        this.texts = texts;
        this.today = today;
    }

    /** FHIR R4 {@code $apply}: what of the plan applies to the subject. */
    @Operation(name = "$apply", type = PlanDefinition.class, idempotent = true, manualRequest = true)
    public CarePlan apply(@IdParam IdType id, RequestDetails request) {
        Catalogue catalogue = current.now();
        PlanDefinition plan = find(catalogue, "PlanDefinition", id).resource(PlanDefinition.class);
        String area = areaCode(plan.getTopic().stream()
                .flatMap(topic -> topic.getCoding().stream())
                .toList());
        ParameterReader reader = new ParameterReader(
                PatientData.unfold(catalogue, OperationInput.read(request, codec), String.valueOf(area)));
        Reference subject = subject(reader, true);
        DestinationsQuestion question = question(reader, catalogue);
        Applicable applicable = Applicable.of(catalogue, question);
        Language language = language(request);
        ReferralShape referrals = new ReferralShape(catalogue, texts, language, request.getFhirServerBase());
        CarePlan carePlan = new CarePlanShape(applicable, referrals, subject)
                .carePlan(messages(applicable, language), new Outcomes(texts), language);
        return ReadyBytes.on(new CarePlan(), codec.encode(carePlan));
    }

    /** The one question that decides most, with what is answered so far. */
    @Operation(name = "$next-question", type = Questionnaire.class, idempotent = true, manualRequest = true)
    public Parameters nextQuestion(@IdParam IdType id, RequestDetails request) {
        Catalogue catalogue = current.now();
        Questionnaire questionnaire = find(catalogue, "Questionnaire", id).resource(Questionnaire.class);
        String area = areaCode(questionnaire.getCode());
        if (area == null) {
            throw notFound(id);
        }
        ParameterReader reader =
                new ParameterReader(PatientData.unfold(catalogue, renamed(OperationInput.read(request, codec)), area));
        NextQuestion next = NextQuestion.of(catalogue, question(reader, catalogue));
        Parameters parameters = new Parameters();
        Question question = next.question();
        if (question != null && next.purpose() != null) {
            var part = parameters.addParameter().setName("question");
            part.addPart().setName("linkId").setValue(new StringType(question.linkId()));
            String words = language(request) == Language.EN
                    ? question.label().en()
                    : question.label().sv();
            part.addPart().setName("text").setValue(new StringType(words));
            part.addPart()
                    .setName("purpose")
                    .setValue(new CodeType(next.purpose().code()));
        }
        parameters
                .addParameter()
                .setName("verdict")
                .setValue(new CodeType(next.answer().verdict().code()));
        next.answer().openQuestions().forEach(linkId -> parameters.addParameter("openQuestion", linkId));
        next.answer().exclusions().forEach(linkId -> parameters.addParameter("exclusion", linkId));
        return ReadyBytes.on(new Parameters(), codec.encode(parameters));
    }

    /** A referral to the unit of the service, as a ServiceRequest and in words; none when the patient may not go there. */
    @Operation(name = "$nhv-referral-draft", type = HealthcareService.class, idempotent = true, manualRequest = true)
    public Parameters referralDraft(@IdParam IdType id, RequestDetails request) {
        Catalogue catalogue = current.now();
        HealthcareService service = find(catalogue, "HealthcareService", id).resource(HealthcareService.class);
        String concept = areaCode(service.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .toList());
        String area =
                concept == null ? null : catalogue.get(Directory.KEY).areas().top(concept);
        if (area == null) {
            throw notFound(id);
        }
        ParameterReader reader =
                new ParameterReader(PatientData.unfold(catalogue, OperationInput.read(request, codec), area));
        Reference subject = subject(reader, false);
        DestinationsQuestion question = question(reader, catalogue);
        DestinationsAnswer all = Destinations.answer(catalogue, question);
        AreaAnswer answer = all.areas().stream()
                .filter(one -> one.area().slug().equals(area))
                .findFirst()
                .orElseThrow(() -> notFound(id));
        Destination destination = all.destinations().stream()
                .filter(one -> one.area().slug().equals(area))
                .filter(one -> one.permit().services().stream()
                                .anyMatch(offered -> offered.id().equals(id.getIdPart()))
                        || (one.service() != null && one.service().id().equals(id.getIdPart())))
                .findFirst()
                .orElse(null);
        ReferralShape referrals = new ReferralShape(catalogue, texts, language(request), request.getFhirServerBase());
        Parameters parameters = new Parameters();
        String why = refusal(answer, destination, referrals);
        if (destination == null || why != null) {
            Problem none = Problem.information(Code.NO_REFERRAL, null, String.valueOf(why));
            parameters
                    .addParameter()
                    .setName("outcome")
                    .setResource(new Outcomes(texts).of(List.of(none), language(request)));
        } else {
            parameters.addParameter().setName("referral").setResource(referrals.request(answer, destination, subject));
            parameters.addParameter(
                    "text", referrals.words(answer, destination, question.date().toString()));
        }
        parameters
                .addParameter()
                .setName("verdict")
                .setValue(new CodeType(answer.verdict().code()));
        parameters.addParameter("about", about(catalogue, request));
        return ReadyBytes.on(new Parameters(), codec.encode(parameters));
    }

    private static @Nullable String refusal(
            AreaAnswer answer, @Nullable Destination destination, ReferralShape referrals) {
        if (answer.verdict() == Verdict.NOT_NHV) {
            return referrals.text("draft.not-nhv");
        }
        if (destination == null) {
            return referrals.text("draft.not-a-destination");
        }
        return destination.suitability() == Suitability.INELIGIBLE
                ? referrals.text("draft.unit-may-not", referrals.why(destination))
                : null;
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

    /** SDC calls the answers of its operation of this name {@code questionnaire-response}; both names are understood. */
    private static OperationInput renamed(OperationInput input) {
        List<Given> given = input.given().stream()
                .map(one -> one.name().equals("questionnaire-response")
                        ? new Given("answers", one.text(), one.value(), one.resource())
                        : one)
                .toList();
        return new OperationInput(given, input.faults());
    }

    private DestinationsQuestion question(ParameterReader reader, Catalogue catalogue) {
        DestinationsQuestion question = new QuestionReader(reader, today).destinations();
        reader.refuseTheRest();
        List<Problem> faults = new ArrayList<>(reader.faults());
        faults.addAll(Destinations.faults(catalogue, question));
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
        return question;
    }

    /** Whom the plan is applied to: a reference as text, which is as much of a patient as is repeated. */
    private static Reference subject(ParameterReader reader, boolean required) {
        String reference = reader.reference("subject");
        if (reference == null && required && !reader.has("subject")) {
            reader.fault(
                    Problem.error(Code.MISSING_PARAMETER, "subject", "subject").allowing("Patient/id"));
        }
        return reference == null ? new Reference() : new Reference(reference);
    }

    private static Entry find(Catalogue catalogue, String type, IdType id) {
        return catalogue.find(type, id.getIdPart()).orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(IdType id) {
        return new ProblemException(List.of(Problem.error(
                Code.UNKNOWN_RESOURCE, null, id.toUnqualifiedVersionless().getValue())));
    }

    private static @Nullable String areaCode(List<Coding> codings) {
        return codings.stream()
                .filter(coding -> Systems.AREA.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }

    private String about(Catalogue catalogue, RequestDetails request) {
        String day = catalogue.edition().dataAsOf().toString().substring(0, 10);
        return texts.text(language(request), "about", day, catalogue.edition().id());
    }

    private static Language language(RequestDetails request) {
        return Language.preferred(request.getHeader("Accept-Language"));
    }
}
