package se.nhv.problem;

import java.util.List;

/** Carries problems out of a service to the edge, where they become an answer. Holds at least one error. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.toString(), null, false, false); // a refusal is no fault of the program: no stack trace
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("nothing is wrong");
        }
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The HTTP status of the first problem. */
    public int status() {
        return problems.get(0).code().status();
    }
}
