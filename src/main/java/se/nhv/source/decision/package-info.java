/** The authority's decision that some care is national highly specialised care. Called by {@code se.nhv.source.SourceReader} only. */
@NullMarked
package se.nhv.source.decision;

import org.jspecify.annotations.NullMarked;
