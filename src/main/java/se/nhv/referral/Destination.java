package se.nhv.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Permit;
import se.nhv.directory.RoutingId;
import se.nhv.directory.Service;

/**
 * A unit to which a referral may go, or that stands in the permits and may not take this patient. Immutable.
 *
 * @param rank from 1 within the area, without gaps
 * @param service what it offers; null when the register describes no service of the permit
 * @param permit the permit that it would act under: its own, a sub-permit, or a partner's part in another's
 * @param reasons exactly one about geography, first; then the others in their order
 */
public record Destination(
        CareArea area,
        int rank,
        Suitability suitability,
        @Nullable Service service,
        Permit permit,
        List<Reason> reasons) {
    public Destination {
        reasons = List.copyOf(reasons);
    }

    /** What others route a referral there by: the service's own id, else its unit's; null when neither is known. */
    public @Nullable RoutingId routingId() {
        return service != null && service.routingId() != null
                ? service.routingId()
                : permit.unit().routingId();
    }

    Destination ranked(int place) {
        return new Destination(area, place, suitability, service, permit, reasons);
    }
}
