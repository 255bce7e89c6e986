package se.nhv.terminology.set;

import java.util.concurrent.atomic.AtomicLong;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import se.nhv.terminology.issue.Issue;
import se.nhv.terminology.issue.Message;
import se.nhv.terminology.issue.TxException;

/**
 * What compiling value sets may cost in one request, so that a definition of a few lines that multiplies itself is refused as
 * {@code too-costly} and not carried out. Safe for all threads.
 */
public final class Budget {
    /** Steps are looks at a concept: 50 million take less than a second, and no real definition needs a tenth of them. */
    private static final long MOST_STEPS = 50_000_000;

    /** Includes after imports: each holds a set over its whole system, and is compared with the others. */
    private static final int MOST_SEGMENTS = 2_000;

    private final AtomicLong spent = new AtomicLong();

    /** Refused when the request has now cost more than it may. */
    void spend(long steps) {
        if (spent.addAndGet(steps) > MOST_STEPS) {
            throw refused("its value sets need more than " + MOST_STEPS + " steps to compile");
        }
    }

    /** Refused when a value set has more parts than it may. */
    void segments(int count) {
        if (count > MOST_SEGMENTS) {
            throw refused("a value set has more than " + MOST_SEGMENTS + " includes, those of its imports counted");
        }
        spend(count);
    }

    static TxException refused(String reason) {
        return new TxException(400, Issue.error(IssueType.TOOCOSTLY, null, Message.NHV_TOO_COSTLY, reason));
    }
}
