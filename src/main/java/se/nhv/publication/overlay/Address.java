package se.nhv.publication.overlay;

/**
 * A source's address, and the DocumentReference that describes it.
 *
 * @param document id of the DocumentReference
 */
public record Address(String url, String document) {}
