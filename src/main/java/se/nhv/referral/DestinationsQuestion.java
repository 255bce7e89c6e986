package se.nhv.referral;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where may this patient be referred? Immutable; it holds a patient's data and is never stored or logged.
 *
 * @param diagnoses without a system they are ICD-10-SE
 * @param procedures without a system they are KVÅ
 * @param areas without a system they are nhv-omrade; together with the codes they are a union
 * @param patient what is known of the patient but the answers
 * @param answers what the clinician has answered, not yet checked
 * @param date the day that the question is about
 * @param eligibleOnly whether only destinations that may take the patient are wanted
 */
public record DestinationsQuestion(
        List<Token> diagnoses,
        List<Token> procedures,
        List<Token> areas,
        Patient patient,
        List<QuestionnaireResponse> answers,
        LocalDate date,
        boolean eligibleOnly) {

    /**
     * @param age null when not given
     * @param homeCounty two digits, {@link Home#NO_COUNTY} for a patient without a county; null when not given
     */
    public record Patient(@Nullable Age age, @Nullable String homeCounty) {
        public static final Patient UNKNOWN = new Patient(null, null);
    }

    public DestinationsQuestion {
        diagnoses = List.copyOf(diagnoses);
        procedures = List.copyOf(procedures);
        areas = List.copyOf(areas);
        answers = List.copyOf(answers);
    }
}
