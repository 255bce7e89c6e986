package se.nhv.referral;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Service;
import se.nhv.directory.TargetGroup;

/** Whether a service takes patients of this age. Pure. */
final class UnitLimits {
    private UnitLimits() {}

    /** The reasons that the service's age groups give; none when it takes the patient or states no limit. */
    static Set<Reason> reasons(@Nullable Service service, Facts facts) {
        List<TargetGroup> groups = service == null
                ? List.of()
                : service.groups().stream().filter(TargetGroup::limitsAge).toList();
        if (groups.isEmpty()) {
            return EnumSet.noneOf(Reason.class);
        }
        List<Set<Reason>> each = new ArrayList<>();
        for (TargetGroup group : groups) {
            each.add(reasons(new AgeLimit(group.minAge(), group.maxAge()), facts));
        }
        // a service for several groups takes whoever belongs to one of them
        if (each.stream().anyMatch(Set::isEmpty)) {
            return EnumSet.noneOf(Reason.class);
        }
        if (each.contains(EnumSet.of(Reason.AGE_NOT_GIVEN))) {
            return EnumSet.of(Reason.AGE_NOT_GIVEN);
        }
        Set<Reason> all = EnumSet.noneOf(Reason.class);
        each.forEach(all::addAll);
        return all;
    }

    private static Set<Reason> reasons(AgeLimit limit, Facts facts) {
        if (limit.tooYoung(facts) == Truth.TRUE) {
            return EnumSet.of(Reason.AGE_BELOW_MINIMUM);
        }
        if (limit.tooOld(facts) == Truth.TRUE) {
            return EnumSet.of(Reason.AGE_ABOVE_MAXIMUM);
        }
        return limit.outside(facts) == Truth.UNKNOWN ? EnumSet.of(Reason.AGE_NOT_GIVEN) : EnumSet.noneOf(Reason.class);
    }
}
