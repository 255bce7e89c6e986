package se.nhv.referral;

/** Whether the patient's care is nationally concentrated in an area: about patient and area, not about units. */
public enum Verdict {
    ELIGIBLE("eligible"),
    NEEDS_INFORMATION("needs-information"),
    NOT_NHV("not-nhv");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Verdict of(Truth root) {
        return switch (root) {
            case TRUE -> ELIGIBLE;
            case FALSE -> NOT_NHV;
            case UNKNOWN -> NEEDS_INFORMATION;
        };
    }
}
