package se.nhv.store;

import org.jspecify.annotations.Nullable;

/**
 * The log cannot be reached, or refuses to write. What was acknowledged stays; whether an append that ended with this
 * was stored shows when the log is reached again.
 */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
