package se.nhv.provider.referral;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueAt;
import se.nhv.catalogue.CurrentCatalogue;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ReadyBytes;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.problem.Texts;
import se.nhv.referral.Areas;
import se.nhv.referral.AreasAnswer;
import se.nhv.referral.AreasQuestion;
import se.nhv.referral.Destinations;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.DestinationsQuestion;

/**
 * {@code PlanDefinition/$nhv-areas} and {@code HealthcareService/$nhv-destinations}, GET and POST (OperationDefinitions of the same
 * names). Thread-safe.
 */
public final class ReferralOperations {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final CurrentCatalogue current;
    private final CatalogueAt earlier;
    private final Codec codec;
    private final Texts texts;
    private final Supplier<LocalDate> today;

    /** @param today the day that a question without a date is about */
    public ReferralOperations(
            CurrentCatalogue current, CatalogueAt earlier, Codec codec, Texts texts, Supplier<LocalDate> today) {
        this.current = current;
        this.earlier = earlier;
        this.codec = codec;
        this.texts = texts;
        this.today = today;
    }

    /** Which areas does this code touch? HAPI leaves the body alone: every fault in it is to be reported at once. */
    @Operation(name = "$nhv-areas", type = PlanDefinition.class, idempotent = true, manualRequest = true)
    public Parameters areas(RequestDetails request) {
        ParameterReader reader = new ParameterReader(OperationInput.read(request, codec));
        AreasQuestion question = new QuestionReader(reader, today).areas();
        Instant asOf = reader.instant("asOf");
        reader.refuseTheRest();
        AnswerShape shape = shape(request);
        Optional<Catalogue> catalogue = catalogue(asOf);
        List<Problem> faults = new ArrayList<>(reader.faults());
        if (question != null && catalogue.isPresent()) {
            faults.addAll(Areas.faults(catalogue.get(), question));
        }
        refuse(faults);
        if (question == null || catalogue.isEmpty()) {
            shape.outcome(List.of(nothingKnown(asOf)));
        } else {
            AreasAnswer answer = Areas.answer(catalogue.get(), question);
            answer.areas().forEach(shape::area);
            shape.outcome(answer.remarks());
        }
        return answer(shape);
    }

    /** Where may this patient be referred? */
    @Operation(name = "$nhv-destinations", type = HealthcareService.class, idempotent = true, manualRequest = true)
    public Parameters destinations(RequestDetails request) {
        ParameterReader reader = new ParameterReader(OperationInput.read(request, codec));
        DestinationsQuestion question = new QuestionReader(reader, today).destinations();
        Instant asOf = reader.instant("asOf");
        boolean includeAll = reader.includeAll();
        reader.refuseTheRest();
        Optional<Catalogue> known = catalogue(asOf);
        List<Problem> faults = new ArrayList<>(reader.faults());
        known.ifPresent(catalogue -> faults.addAll(Destinations.faults(catalogue, question)));
        refuse(faults);
        AnswerShape shape = shape(request);
        if (request instanceof ServletRequestDetails http) {
            http.getServletResponse().setHeader("Cache-Control", "no-store"); // the answer is about a patient
        }
        if (known.isEmpty()) {
            shape.outcome(List.of(nothingKnown(asOf)));
        } else {
            shape(shape, known.get(), Destinations.answer(known.get(), question), includeAll);
        }
        return answer(shape);
    }

    private static void shape(AnswerShape shape, Catalogue catalogue, DestinationsAnswer answer, boolean includeAll) {
        answer.areas().forEach(shape::areaWithVerdict);
        answer.destinations().forEach(shape::destination);
        shape.outcome(answer.remarks());
        if (!answer.destinations().isEmpty()) {
            Instant dataAsOf = catalogue.edition().dataAsOf();
            shape.about(catalogue, dataAsOf.atZone(SWEDEN).toLocalDate().toString());
        }
        shape.edition(catalogue);
        if (includeAll) {
            shape.bundle(catalogue, answer.areas(), answer.destinations());
        }
    }

    private Optional<Catalogue> catalogue(@Nullable Instant asOf) {
        return asOf == null ? Optional.of(current.now()) : earlier.at(asOf);
    }

    private Problem nothingKnown(@Nullable Instant asOf) {
        return Problem.information(
                Code.NOTHING_KNOWN,
                "asOf",
                String.valueOf(asOf),
                earlier.earliest().toString());
    }

    private static void refuse(List<Problem> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
    }

    private AnswerShape shape(RequestDetails request) {
        Language language = Language.preferred(request.getHeader("Accept-Language"));
        return new AnswerShape(texts, language, request.getFhirServerBase());
    }

    private Parameters answer(AnswerShape shape) {
        return ReadyBytes.on(new Parameters(), codec.encode(shape.parameters()));
    }
}
