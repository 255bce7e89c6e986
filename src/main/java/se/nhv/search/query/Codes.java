package se.nhv.search.query;

import java.util.Set;

/** What search needs to know of terminology. Pure: the same answer for the same edition. */
public interface Codes {
    /** A code of a system. */
    record Code(String system, String code) {}

    /** The code and everything below it; an empty system stands for every system that has the code. */
    Set<Code> below(String system, String code);

    /** The code and everything above it. */
    Set<Code> above(String system, String code);

    /**
     * The codes of a value set, named by its address or as {@code ValueSet/id}.
     *
     * @throws se.nhv.problem.ProblemException when there is no such value set, or it cannot be listed
     */
    Set<Code> in(String valueSet);
}
