package se.nhv.referral;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.County;
import se.nhv.directory.Geography;
import se.nhv.directory.Permit;
import se.nhv.directory.Service;

/** Where the patient lives, and what that says of a destination. Immutable; made for one question. */
final class Home {
    /** The county code for those who are registered in none, such as asylum seekers. */
    static final String NO_COUNTY = "99";

    private final Geography geography;
    private final @Nullable String code;
    private final @Nullable County county;

    Home(Geography geography, @Nullable String code) {
        this.geography = geography;
        this.code = code;
        this.county = code == null ? null : geography.county(code);
    }

    /** The one reason of geography for a destination. */
    Reason reason(Permit permit, @Nullable Service service) {
        if (county == null) {
            return code == null ? Reason.HOME_NOT_GIVEN : Reason.HOME_UNKNOWN;
        }
        Set<String> coverage = service == null ? null : service.coverage();
        if (coverage != null) {
            return coverage.contains(county.code()) ? Reason.COVERAGE_CONTAINS_HOME : Reason.OUTSIDE_STATED_COVERAGE;
        }
        String holder = permit.holder().id();
        if (holder.equals(county.region())) {
            return Reason.HOLDER_IS_HOME_REGION;
        }
        boolean together = !Collections.disjoint(geography.collaborationRegions(holder), county.collaborationRegions());
        return together ? Reason.SAME_COLLABORATION_REGION : Reason.COVERAGE_NOT_STATED;
    }
}
