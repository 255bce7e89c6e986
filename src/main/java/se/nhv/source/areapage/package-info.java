/** The authority's page about one area, or two. Called by {@code se.nhv.source.SourceReader} only. */
@NullMarked
package se.nhv.source.areapage;

import org.jspecify.annotations.NullMarked;
