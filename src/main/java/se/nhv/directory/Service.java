package se.nhv.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit offers within an area: a HealthcareService. Immutable.
 *
 * @param coverage the county codes of the stated uptake area; null when no source states one, which is not the whole
 *     country and not nothing
 * @param groups whom it takes; empty when no source limits it
 * @param routingId what others route to it by; null when no operator has loaded one
 */
public record Service(
        String id,
        @Nullable Set<String> coverage,
        List<TargetGroup> groups,
        @Nullable RoutingId routingId) {
    public Service {
        coverage = coverage == null ? null : Set.copyOf(coverage);
        groups = List.copyOf(groups);
    }

    public boolean limitsAge() {
        return groups.stream().anyMatch(TargetGroup::limitsAge);
    }
}
