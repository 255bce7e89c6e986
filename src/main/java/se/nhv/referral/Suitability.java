package se.nhv.referral;

/** Whether a unit may take the patient, in the order in which destinations are ranked. */
public enum Suitability {
    ELIGIBLE("eligible"),
    /** No source says whether it may. */
    UNCERTAIN("uncertain"),
    /** It may not. */
    INELIGIBLE("ineligible");

    private final String code;

    Suitability(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
