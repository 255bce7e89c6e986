/** The board's decisions on permits, and headlines about them. Called by {@code se.nhv.source.SourceReader} only. */
@NullMarked
package se.nhv.source.board;

import org.jspecify.annotations.NullMarked;
