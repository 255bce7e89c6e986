package se.nhv.write.rules;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.write.Elements;

/** A period does not end before it starts; {@code 2016} ends after {@code 2016-05-01} starts. */
final class ForwardPeriods implements Rule {
    private static final int FULL_DATE = 10;

    @Override
    public void check(Case given, Consumer<Problem> problems) {
        for (Elements.Found<Period> period : given.elements().of(Period.class)) {
            DateTimeType start = period.value().getStartElement();
            DateTimeType end = period.value().getEndElement();
            if (start.hasValue() && end.hasValue() && before(end, start)) {
                problems.accept(Problem.error(
                        Code.REVERSED_PERIOD,
                        period.path() + ".end",
                        start.getValueAsString(),
                        end.getValueAsString()));
            }
        }
    }

    /** Whether all of {@code end} lies before {@code start}: compared as far as both are known. */
    private static boolean before(DateTimeType end, DateTimeType start) {
        String last = end.getValueAsString();
        String first = start.getValueAsString();
        if (last.length() > FULL_DATE && first.length() > FULL_DATE) {
            return end.getValue().before(start.getValue());
        }
        int known = Math.min(Math.min(last.length(), first.length()), FULL_DATE);
        return last.substring(0, known).compareTo(first.substring(0, known)) < 0;
    }
}
