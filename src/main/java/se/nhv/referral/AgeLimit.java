package se.nhv.referral;

import org.jspecify.annotations.Nullable;

/**
 * An age group in completed years. Immutable.
 *
 * @param min inclusive; null when there is none
 * @param max exclusive; null when there is none
 */
public record AgeLimit(@Nullable Integer min, @Nullable Integer max) {
    public static final AgeLimit NONE = new AgeLimit(null, null);

    public boolean isNone() {
        return min == null && max == null;
    }

    /** Whether the patient is too young; false where there is no lower limit. */
    public Truth tooYoung(Facts facts) {
        return min == null ? Truth.FALSE : facts.ageBelow(min);
    }

    /** Whether the patient is too old; false where there is no upper limit. */
    public Truth tooOld(Facts facts) {
        return max == null ? Truth.FALSE : not(facts.ageBelow(max));
    }

    /** Whether the patient is outside the group. */
    public Truth outside(Facts facts) {
        return tooYoung(facts).or(tooOld(facts));
    }

    private static Truth not(Truth value) {
        return value == Truth.UNKNOWN ? value : Truth.of(value == Truth.FALSE);
    }
}
