package se.nhv.problem;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request, or worth telling about its answer. Immutable.
 *
 * @param code the stable kind
 * @param severity error for what was refused; warning and information for what stands beside an answer
 * @param expression the parameter's name or a FHIRPath; null when the problem is about the request as a whole
 * @param arguments what the text of the code is filled with: {0}, {1} …
 * @param allowed the allowed form or values, in words that need no translation; null when there is nothing to say
 * @param nearest the valid value nearest to the given one; null when none is near
 */
public record Problem(
        Code code,
        IssueSeverity severity,
        @Nullable String expression,
        List<String> arguments,
        @Nullable String allowed,
        @Nullable String nearest) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** A refusal. */
    public static Problem error(Code code, @Nullable String expression, String... arguments) {
        return new Problem(code, IssueSeverity.ERROR, expression, List.of(arguments), null, null);
    }

    /** Something an answer should be read with. */
    public static Problem warning(Code code, @Nullable String expression, String... arguments) {
        return new Problem(code, IssueSeverity.WARNING, expression, List.of(arguments), null, null);
    }

    /** Something good to know. */
    public static Problem information(Code code, @Nullable String expression, String... arguments) {
        return new Problem(code, IssueSeverity.INFORMATION, expression, List.of(arguments), null, null);
    }

    public Problem allowing(String form) {
        return new Problem(code, severity, expression, arguments, form, nearest);
    }

    /** The same problem, elsewhere. */
    public Problem at(@Nullable String place) {
        return new Problem(code, severity, place, arguments, allowed, nearest);
    }

    public Problem nearestTo(@Nullable String value) {
        return new Problem(code, severity, expression, arguments, allowed, value);
    }
}
