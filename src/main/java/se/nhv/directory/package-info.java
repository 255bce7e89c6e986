/**
 * Who may give which care, where, and on which days: areas, permits, holders, units, services and geography, compiled from
 * OrganizationAffiliation, Organization, HealthcareService, Location and CodeSystem nhv-omrade (docs/architecture.md).
 *
 * <p>Rooms that answer questions about destinations read it; it knows the catalogue and nothing about patients:
 *
 * <pre>{@code
 * Directory directory = catalogue.get(Directory.KEY);
 * List<Permit> permits = directory.permits("net-binjure");
 * }</pre>
 */
@NullMarked
package se.nhv.directory;

import org.jspecify.annotations.NullMarked;
