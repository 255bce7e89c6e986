package se.nhv.provider.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.directory.Directory;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.problem.Texts;
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
 * The operations that work on one questionnaire or one service: {@code Questionnaire/[id]/$next-question} and {@code
 * HealthcareService/[id]/$nhv-referral-draft}. Both ask the engine of {@code $nhv-destinations}, and nothing that they are sent is
 * stored. Thread-safe.
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

    /** The one question that decides most, with what is answered so far. */
    @Operation(name = "$next-question", type = Questionnaire.class, idempotent = true, manualRequest = true)
    public Parameters nextQuestion(@IdParam IdType id, RequestDetails request) {
        Catalogue catalogue = current.now();
        Questionnaire questionnaire =
                CareInput.find(catalogue, "Questionnaire", id).resource(Questionnaire.class);
        String area = CareInput.areaCode(questionnaire.getCode());
        if (area == null) {
            throw CareInput.notFound(id);
        }
        ParameterReader reader =
                new ParameterReader(PatientData.unfold(catalogue, renamed(OperationInput.read(request, codec)), area));
        NextQuestion next = NextQuestion.of(catalogue, CareInput.question(reader, catalogue, today));
        Parameters parameters = new Parameters();
        Question question = next.question();
        if (question != null && next.purpose() != null) {
            var part = parameters.addParameter().setName("question");
            part.addPart().setName("linkId").setValue(new StringType(question.linkId()));
            String words = CareInput.language(request) == Language.EN
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
        HealthcareService service =
                CareInput.find(catalogue, "HealthcareService", id).resource(HealthcareService.class);
        String concept = CareInput.areaCode(service.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .toList());
        String area =
                concept == null ? null : catalogue.get(Directory.KEY).areas().top(concept);
        if (area == null) {
            throw CareInput.notFound(id);
        }
        ParameterReader reader =
                new ParameterReader(PatientData.unfold(catalogue, OperationInput.read(request, codec), area));
        Reference subject = CareInput.subject(reader, false);
        DestinationsQuestion question = CareInput.question(reader, catalogue, today);
        DestinationsAnswer all = Destinations.answer(catalogue, question);
        AreaAnswer answer = all.areas().stream()
                .filter(one -> one.area().slug().equals(area))
                .findFirst()
                .orElseThrow(() -> CareInput.notFound(id));
        Destination destination = all.destinations().stream()
                .filter(one -> one.area().slug().equals(area))
                .filter(one -> one.permit().services().stream()
                                .anyMatch(offered -> offered.id().equals(id.getIdPart()))
                        || (one.service() != null && one.service().id().equals(id.getIdPart())))
                .findFirst()
                .orElse(null);
        ReferralShape referrals =
                new ReferralShape(catalogue, texts, CareInput.language(request), request.getFhirServerBase());
        Parameters parameters = new Parameters();
        String why = refusal(answer, destination, referrals);
        if (destination == null || why != null) {
            Problem none = Problem.information(Code.NO_REFERRAL, null, String.valueOf(why));
            parameters
                    .addParameter()
                    .setName("outcome")
                    .setResource(new Outcomes(texts).of(List.of(none), CareInput.language(request)));
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

    /** SDC calls the answers of its operation of this name {@code questionnaire-response}; both names are understood. */
    private static OperationInput renamed(OperationInput input) {
        List<Given> given = input.given().stream()
                .map(one -> one.name().equals("questionnaire-response")
                        ? new Given("answers", one.text(), one.value(), one.resource())
                        : one)
                .toList();
        return new OperationInput(given, input.faults());
    }

    private String about(Catalogue catalogue, RequestDetails request) {
        String day = catalogue.edition().dataAsOf().toString().substring(0, 10);
        return texts.text(
                CareInput.language(request), "about", day, catalogue.edition().id());
    }
}
