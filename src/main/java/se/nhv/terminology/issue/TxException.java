package se.nhv.terminology.issue;

import java.util.List;

/** A terminology request that is refused as a whole: an error with HL7's issue codes and a 4xx status. */
public final class TxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<Issue> issues;

    private final int status;

    public TxException(int status, Issue issue) {
        super(issue.text(), null, false, false); // a refusal is no fault of the program: no stack trace
        this.status = status;
        this.issues = List.of(issue);
    }

    public List<Issue> issues() {
        return issues;
    }

    public Issue issue() {
        return issues.get(0);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
