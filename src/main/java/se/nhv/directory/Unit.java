package se.nhv.directory;

/**
 * An organisation as a permit names it: a hospital, a clinic or a region. Immutable.
 *
 * @param id the id of the Organization
 * @param name its name; the id when the register does not hold the organisation
 * @param active false when the organisation is no longer in use
 */
public record Unit(String id, String name, boolean active) {}
