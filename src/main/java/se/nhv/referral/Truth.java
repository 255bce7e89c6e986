package se.nhv.referral;

/** Kleene's three-valued logic, which is also FHIRPath's for {@code and}, {@code or} and {@code not}. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    // The order of the constants is the order of truth: "and" is the lesser, "or" the greater of two.

    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
