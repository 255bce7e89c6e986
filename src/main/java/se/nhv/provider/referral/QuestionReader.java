package se.nhv.provider.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.referral.Age;
import se.nhv.referral.AreasQuestion;
import se.nhv.referral.DestinationsQuestion;
import se.nhv.referral.DestinationsQuestion.Patient;
import se.nhv.referral.Token;

/** From parameters to the two questions (api, 5). One use, one thread. */
final class QuestionReader {
    /** Older than anybody has been: a slip of the pen. */
    private static final int OLDEST = 130;

    private final ParameterReader parameters;
    private final Supplier<LocalDate> today;

    QuestionReader(ParameterReader parameters, Supplier<LocalDate> today) {
        this.parameters = parameters;
        this.today = today;
    }

    /** The question; null when there is no code to ask about, which is among the faults then. */
    @Nullable
    AreasQuestion areas() {
        boolean asked = parameters.has("code");
        List<Token> codes = parameters.tokens("code", false);
        LocalDate date = date();
        if (!asked) {
            parameters.fault(
                    Problem.error(Code.MISSING_PARAMETER, "code", "code").allowing("code=Q71.3"));
        }
        return codes.isEmpty() ? null : new AreasQuestion(codes, date);
    }

    /** The question as far as it can be read; it may be asked only when there are no faults. */
    DestinationsQuestion destinations() {
        LocalDate date = date();
        Age age = age(date);
        Boolean eligibleOnly = parameters.truth("eligibleOnly");
        return new DestinationsQuestion(
                parameters.tokens("diagnosis", false),
                parameters.tokens("procedure", false),
                parameters.tokens("area", true),
                new Patient(age, homeCounty()),
                parameters.responses("answers"),
                date,
                eligibleOnly != null && eligibleOnly);
    }

    private LocalDate date() {
        LocalDate date = parameters.day("date");
        return date == null ? today.get() : date;
    }

    private @Nullable Age age(LocalDate date) {
        Integer age = parameters.number("age", 0, OLDEST);
        PartialDate birth = parameters.partialDate("birthDate");
        if (parameters.has("age") && parameters.has("birthDate")) {
            parameters.fault(Problem.error(Code.CONFLICTING_PARAMETERS, "age", "age, birthDate")
                    .allowing("age | birthDate"));
            return null;
        }
        if (birth != null && birth.first().isAfter(date)) {
            parameters.fault(Problem.error(Code.CONFLICTING_PARAMETERS, "birthDate", "birthDate > date")
                    .allowing("birthDate <= date"));
            return null;
        }
        if (birth != null) {
            return Age.on(date, birth);
        }
        return age == null ? null : Age.of(age);
    }

    private @Nullable String homeCounty() {
        Given given = parameters.single("homeCounty");
        if (given == null) {
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        List<Problem> others = new ArrayList<>(); // a concept may say the same in other systems too
        for (Token token : parameters.tokens("homeCounty", true)) {
            if (token.system() != null && !token.system().equals(Systems.COUNTY)) {
                others.add(Problem.error(Code.UNKNOWN_SYSTEM, "homeCounty", token.system())
                        .allowing(Systems.COUNTY));
            } else if (!token.code().matches("[0-9]{2}")) {
                parameters.malformed(given, "01-25, 99");
            } else {
                codes.add(token.code());
            }
        }
        if (codes.isEmpty()) {
            others.forEach(parameters::fault);
        }
        if (codes.size() > 1) {
            parameters.fault(Problem.error(Code.CONFLICTING_PARAMETERS, "homeCounty", String.join(", ", codes)));
        }
        return codes.stream().findFirst().orElse(null);
    }
}
