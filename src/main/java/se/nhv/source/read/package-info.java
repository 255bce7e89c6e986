/** Bytes to numbered lines, and lines to blocks: encodings, HTML, PDF, wraps, hyphens and page breaks end here. Called by {@code se.nhv.source} only, and by those who use its results. */
@NullMarked
package se.nhv.source.read;

import org.jspecify.annotations.NullMarked;
