package se.nhv.referral;

import org.jspecify.annotations.Nullable;

/**
 * A coded value as a client gave it. Immutable.
 *
 * @param system null when the client gave the bare code, which then means the parameter's own system
 * @param code not empty
 */
public record Token(@Nullable String system, String code) {
    public Token {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("a token has a code");
        }
    }
}
