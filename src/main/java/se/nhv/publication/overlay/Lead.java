package se.nhv.publication.overlay;

/**
 * A sentence of a document that leads a list and belongs to no criterion, published beside the clarifications.
 *
 * @param label what it is, in Swedish
 * @param source its paragraph
 */
public record Lead(String label, String source) {}
