/** Special conditions of an area, proposed or decided. Called by {@code se.nhv.source.SourceReader} only. */
@NullMarked
package se.nhv.source.conditions;

import org.jspecify.annotations.NullMarked;
