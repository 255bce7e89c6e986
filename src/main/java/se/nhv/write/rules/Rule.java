package se.nhv.write.rules;

import java.util.function.Consumer;
import se.nhv.problem.Problem;

/** One thing that must hold after a write. Pure. */
@FunctionalInterface
public interface Rule {
    /** Tells what is wrong with the change; nothing when it may be stored. */
    void check(Case given, Consumer<Problem> problems);
}
