/** The facts of one document, and their JSON form for other programs. Called by {@code se.nhv.source} only, and by those who use its results. */
@NullMarked
package se.nhv.source.record;

import org.jspecify.annotations.NullMarked;
