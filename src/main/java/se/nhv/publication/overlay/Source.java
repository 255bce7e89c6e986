package se.nhv.publication.overlay;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from: a paragraph of a document, or an address. Immutable.
 *
 * @param source label of the paragraph, null when the fact comes from an address
 * @param quote a short quotation, null for the whole paragraph or where none may be published
 * @param url the address, null when the fact comes from a document
 */
public record Source(
        @Nullable String source,
        @Nullable String quote,
        @Nullable String url) {

    public Source {
        if ((source == null) == (url == null)) {
            throw new IllegalArgumentException("a source is a paragraph or an address: " + source + ", " + url);
        }
    }
}
