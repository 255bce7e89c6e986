package se.nhv.directory;

/**
 * What systems outside the register route a referral by: an HSA-id, as an operator has loaded it from a register of that.
 * Immutable.
 *
 * @param system the naming system, a URI
 */
public record RoutingId(String system, String value) {}
