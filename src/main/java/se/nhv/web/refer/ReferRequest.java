package se.nhv.web.refer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.referral.Age;
import se.nhv.referral.DestinationsQuestion;
import se.nhv.referral.Token;
import se.nhv.web.Address;
import se.nhv.web.Asked;
import se.nhv.web.find.Find;

/**
 * What an address of the journey says: it holds no birth date and no name, so it may be kept and sent. Immutable.
 *
 * @param what what was typed where a diagnosis or an area is asked for, before it is resolved
 * @param skipped the linkIds that were put aside: not known
 * @param q the words that led here, which say what to ask first
 * @param faults what cannot be read
 */
record ReferRequest(
        String what,
        List<String> diagnoses,
        List<String> areas,
        String age,
        String county,
        LocalDate date,
        List<String> yes,
        List<String> no,
        List<String> skipped,
        String q,
        List<Problem> faults) {
    private static final int OLDEST = 130;

    /** What is said of a patient is not repeated in a fault. */
    private static final String UNSAID = "…";

    static ReferRequest read(Asked asked, LocalDate today) {
        List<Problem> faults = new ArrayList<>();
        String age = asked.text("age");
        if (!age.isEmpty() && !(age.matches("[0-9]{1,3}") && Integer.parseInt(age) <= OLDEST)) {
            faults.add(Problem.error(Code.MALFORMED_PARAMETER, "age", "age", UNSAID)
                    .allowing("0–" + OLDEST));
        }
        String county = asked.text("county");
        if (!county.isEmpty() && !county.matches("[0-9]{2}")) {
            faults.add(Problem.error(Code.MALFORMED_PARAMETER, "county", "county", UNSAID)
                    .allowing("01–25, 99"));
        }
        return new ReferRequest(
                asked.text("what"),
                asked.all("diagnosis"),
                asked.all("area"),
                age,
                county,
                date(asked.text("date"), today, faults),
                asked.all("yes"),
                asked.all("no"),
                asked.all("skip"),
                asked.text("q"),
                faults);
    }

    private static LocalDate date(String text, LocalDate today, List<Problem> faults) {
        if (text.isEmpty()) {
            return today;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException broken) {
            faults.add(Problem.error(Code.MALFORMED_PARAMETER, "date", "date", text)
                    .allowing("YYYY-MM-DD"));
            return today;
        }
    }

    /** A diagnosis code in the free field needs no choice. */
    ReferRequest resolved() {
        List<String> codes = java.util.Arrays.stream(what.split("[\\s,;]+", 0))
                .filter(piece -> !piece.isEmpty())
                .toList();
        if (codes.isEmpty() || !codes.stream().allMatch(Find::isCode) || !asksNothing()) {
            return this;
        }
        return new ReferRequest("", codes, areas, age, county, date, yes, no, skipped, q, faults);
    }

    boolean asksNothing() {
        return diagnoses.isEmpty() && areas.isEmpty();
    }

    /** The question to the register; only when there are no faults. */
    DestinationsQuestion question() {
        Age years = age.isEmpty() ? null : Age.of(Integer.parseInt(age));
        return new DestinationsQuestion(
                tokens(diagnoses),
                List.of(),
                tokens(areas),
                new DestinationsQuestion.Patient(years, county.isEmpty() ? null : county),
                yes.isEmpty() && no.isEmpty() ? List.of() : List.of(answers()),
                date,
                false);
    }

    /** The answers as any client would send them. */
    QuestionnaireResponse answers() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        yes.forEach(linkId -> answer(response, linkId, true));
        no.forEach(linkId -> answer(response, linkId, false));
        return response;
    }

    private static void answer(QuestionnaireResponse response, String linkId, boolean value) {
        response.addItem().setLinkId(linkId).addAnswer().setValue(new BooleanType(value));
    }

    /** The address that asks the same; the date is always in it, so that it gives the same answer later. */
    Address address() {
        return base().withAll("yes", yes).withAll("no", no).withAll("skip", skipped);
    }

    /** The same without what was answered about one question. */
    Address without(String linkId) {
        return base().withAll("yes", other(yes, linkId))
                .withAll("no", other(no, linkId))
                .withAll("skip", other(skipped, linkId));
    }

    Address without() {
        return base();
    }

    private static List<String> other(List<String> linkIds, String linkId) {
        return linkIds.stream().filter(one -> !one.equals(linkId)).toList();
    }

    private Address base() {
        return Address.of("/refer")
                .withAll("diagnosis", diagnoses)
                .withAll("area", areas)
                .with("age", age)
                .with("county", county)
                .with("date", date.toString())
                .with("q", q);
    }

    private static List<Token> tokens(List<String> codes) {
        return codes.stream().map(ReferRequest::token).toList();
    }

    /** FHIR's form of a token, {@code system|code}; the bare code of the parameter's own system without a bar. */
    private static Token token(String text) {
        int bar = text.indexOf('|');
        @Nullable String system = bar <= 0 ? null : text.substring(0, bar);
        String code = text.substring(bar + 1);
        return new Token(system, code.isEmpty() ? text : code);
    }
}
