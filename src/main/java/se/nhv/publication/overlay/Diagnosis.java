package se.nhv.publication.overlay;

/**
 * A code of ICD-10-SE.
 *
 * @param marker {@code *}, {@code †} or empty
 */
public record Diagnosis(String code, String marker, String display) {}
