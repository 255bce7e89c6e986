package se.nhv.publication.overlay;

/**
 * A limit of one unit.
 *
 * @param group code of nhv-malgrupp
 * @param comment the source's words where they may be published, else ours
 */
public record Limit(String group, String comment) {}
