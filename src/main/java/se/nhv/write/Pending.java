package se.nhv.write;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;

/**
 * A write that waits to be stored, and then what its caller gets. Whoever holds the register's write lock may carry it out; it is
 * only looked at under that lock.
 */
final class Pending<T> {
    private final Register.Planner<T> planner;
    private @Nullable Supplier<T> answer;

    Pending(Register.Planner<T> planner) {
        this.planner = planner;
    }

    /** Decides the write and puts it into the batch; what it is refused with is its caller's alone. */
    void decide(Batch batch) {
        try {
            Register.Plan<T> plan = planner.plan(batch.moment());
            Catalogue after = batch.add(plan.origin(), plan.versions());
            T result = plan.result().apply(after);
            answer = () -> result;
        } catch (RuntimeException refused) {
            fail(refused);
        }
    }

    void fail(RuntimeException reason) {
        answer = () -> {
            throw reason;
        };
    }

    boolean isDecided() {
        return answer != null;
    }

    /** What the caller gets: the result, or the exception that it was refused with. */
    T result() {
        if (answer == null) {
            throw new IllegalStateException("a write was left undecided");
        }
        return answer.get();
    }
}
