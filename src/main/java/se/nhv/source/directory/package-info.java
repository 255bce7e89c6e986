/** The regions and hospitals that names in a document are looked up in; given from outside. Called by {@code se.nhv.source} only, and by those who use its results. */
@NullMarked
package se.nhv.source.directory;

import org.jspecify.annotations.NullMarked;
