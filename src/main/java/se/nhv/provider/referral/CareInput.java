package se.nhv.provider.referral;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.referral.Destinations;
import se.nhv.referral.DestinationsQuestion;

/** What the operations on one plan, questionnaire or service read alike. Pure. */
final class CareInput {
    private CareInput() {}

    /**
     * The question, once everything that came has been read.
     *
     * @throws ProblemException with all that is wrong
     */
    static DestinationsQuestion question(ParameterReader reader, Catalogue catalogue, Supplier<LocalDate> today) {
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
    static Reference subject(ParameterReader reader, boolean required) {
        String reference = reader.reference("subject");
        if (reference == null && required && !reader.has("subject")) {
            reader.fault(
                    Problem.error(Code.MISSING_PARAMETER, "subject", "subject").allowing("Patient/id"));
        }
        return reference == null ? new Reference() : new Reference(reference);
    }

    static Entry find(Catalogue catalogue, String type, IdType id) {
        return catalogue.find(type, id.getIdPart()).orElseThrow(() -> notFound(id));
    }

    static ProblemException notFound(IdType id) {
        return new ProblemException(List.of(Problem.error(
                Code.UNKNOWN_RESOURCE, null, id.toUnqualifiedVersionless().getValue())));
    }

    /** The code of nhv-omrade among these; null when there is none. */
    static @Nullable String areaCode(List<Coding> codings) {
        return codings.stream()
                .filter(coding -> Systems.AREA.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }

    static Language language(RequestDetails request) {
        return Language.preferred(request.getHeader("Accept-Language"));
    }
}
