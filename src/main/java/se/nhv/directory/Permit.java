package se.nhv.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One organisation's right to give the care of an area, or its part in another's: an OrganizationAffiliation. Immutable.
 *
 * @param area the code of nhv-omrade that it is for: an area, or a sub-permit's concept
 * @param holder the region that holds the permit
 * @param unit where the care is given; the holder itself when no source names the hospital
 * @param services what is offered there, in the order of the resource; empty when none is described
 * @param evidence the code of nhv-belagg; null when untagged
 */
public record Permit(
        String id,
        String area,
        Set<Role> roles,
        Unit holder,
        Unit unit,
        Validity validity,
        List<Service> services,
        @Nullable String evidence) {

    public Permit {
        roles = Set.copyOf(roles);
        services = List.copyOf(services);
    }

    /** Whether this is the holder's own permit for a whole area. */
    public boolean isOwn() {
        return roles.contains(Role.PERMIT);
    }

    public boolean isSubPermit() {
        return roles.contains(Role.SUB_PERMIT);
    }

    /** Whether this is a part in someone else's permit. */
    public boolean isPartner() {
        return !isOwn() && (roles.contains(Role.SUBCONTRACTOR) || roles.contains(Role.COLLABORATION_PARTNER));
    }

    public boolean unitStated() {
        return !roles.contains(Role.UNIT_NOT_STATED);
    }
}
