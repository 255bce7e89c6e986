package se.nhv.publication.overlay;

/**
 * A term that a decision defines (code system nhv-begrepp).
 *
 * @param definition excerpt of the paragraph {@code source}
 */
public record Term(String code, String sv, String en, String area, String source, String definition) {}
