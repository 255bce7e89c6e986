package se.nhv.provider.bulk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * How many files of exports may be on their way at the same time. A slow reader holds a thread until it has everything: doctors'
 * questions shall not wait for copies of the directory. Safe for all threads.
 */
public final class Places {
    private static final String RETRY_SECONDS = "10";

    private final Semaphore free;

    public Places(int most) {
        this.free = new Semaphore(most);
    }

    boolean full() {
        return free.availablePermits() <= 0;
    }

    /** Whether there was one; then it must be left again. */
    boolean take() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    /** Says when to come again. */
    ProblemException refusal(HttpServletResponse response) {
        response.setHeader("Retry-After", RETRY_SECONDS);
        return new ProblemException(Problem.error(Code.RATE_LIMITED, null, RETRY_SECONDS));
    }
}
