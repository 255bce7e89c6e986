/** A region's yearly report: only its passages on national highly specialised care. Called by {@code se.nhv.source.SourceReader} only. */
@NullMarked
package se.nhv.source.report;

import org.jspecify.annotations.NullMarked;
