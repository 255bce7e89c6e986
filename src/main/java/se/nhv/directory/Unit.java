package se.nhv.directory;

import org.jspecify.annotations.Nullable;

/**
 * An organisation as a permit names it: a hospital, a clinic or a region. Immutable.
 *
 * @param id the id of the Organization
 * @param name its name; the id when the register does not hold the organisation
 * @param active false when the organisation is no longer in use
 * @param routingId what others route to it by; null when no operator has loaded one
 */
public record Unit(
        String id, String name, boolean active, @Nullable RoutingId routingId) {}
