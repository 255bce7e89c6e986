package se.nhv.referral;

import java.util.Collection;
import java.util.Comparator;

/** Why a destination stands where it stands (CodeSystem nhv-skal), in the order in which reasons are given. */
public enum Reason {
    // exactly one of these, and they rank
    COVERAGE_CONTAINS_HOME("coverage-contains-home"),
    HOLDER_IS_HOME_REGION("holder-is-home-region"),
    SAME_COLLABORATION_REGION("same-collaboration-region"),
    COVERAGE_NOT_STATED("coverage-not-stated"),
    OUTSIDE_STATED_COVERAGE("outside-stated-coverage"),
    HOME_NOT_GIVEN("home-not-given"),
    HOME_UNKNOWN("home-unknown"),
    // any number of these
    PERMIT_NOT_STARTED("permit-not-started", Suitability.INELIGIBLE),
    PERMIT_ENDED("permit-ended", Suitability.INELIGIBLE),
    PERMIT_START_IN_YEAR("permit-start-in-year"),
    START_UNKNOWN("start-unknown"),
    AGE_BELOW_MINIMUM("age-below-minimum", Suitability.INELIGIBLE),
    AGE_ABOVE_MAXIMUM("age-above-maximum", Suitability.INELIGIBLE),
    AGE_NOT_GIVEN("age-not-given", Suitability.UNCERTAIN),
    SUB_PERMIT_MISSING("sub-permit-missing", Suitability.INELIGIBLE),
    SUB_PERMIT_UNKNOWN("sub-permit-unknown", Suitability.UNCERTAIN),
    UNIT_NOT_STATED("unit-not-stated"),
    SUBCONTRACTOR("subcontractor"),
    COLLABORATION_PARTNER("collaboration-partner"),
    EVIDENCE_PARTIAL("evidence-partial");

    private final String code;
    private final Suitability allows;

    Reason(String code) {
        this(code, Suitability.ELIGIBLE);
    }

    Reason(String code, Suitability allows) {
        this.code = code;
        this.allows = allows;
    }

    public String code() {
        return code;
    }

    /** The best that all these reasons together allow. */
    static Suitability suitability(Collection<Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.allows)
                .max(Comparator.naturalOrder())
                .orElse(Suitability.ELIGIBLE);
    }
}
