package se.nhv.store;

import org.jspecify.annotations.Nullable;

/** What was found is not a log that may be used: damaged, newer than the program, in use, or no log at all. */
public final class LogRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogRefusedException(String reason) {
        this(reason, null);
    }

    public LogRefusedException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
