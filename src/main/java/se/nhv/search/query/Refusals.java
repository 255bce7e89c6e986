package se.nhv.search.query;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** The ways to say no to a search, each with what would have been right. */
final class Refusals {
    private Refusals() {}

    static ProblemException unknown(String name, Collection<String> valid) {
        return new ProblemException(unknownProblem(name, valid));
    }

    static Problem unknownProblem(String name, Collection<String> valid) {
        return Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                .allowing(String.join(", ", valid))
                .nearestTo(Nearest.of(name, valid));
    }

    static ProblemException malformed(String name, String value, String allowed) {
        return malformed(name, value, allowed, null);
    }

    static ProblemException malformed(String name, String value, String allowed, @Nullable String nearest) {
        return new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, name, name, value)
                .allowing(allowed)
                .nearestTo(nearest));
    }

    static ProblemException repeated(String name) {
        return new ProblemException(Problem.error(Code.REPEATED_PARAMETER, name, name));
    }

    static ProblemException tooCostly(@Nullable String name, String what, String allowed) {
        return new ProblemException(Problem.error(Code.TOO_COSTLY, name, what).allowing(allowed));
    }
}
