/** What the authority's templates look like: headings, lists, unit counts, holders, validity. No area, hospital or region is named here. Called by {@code se.nhv.source} only, and by those who use its results. */
@NullMarked
package se.nhv.source.template;

import org.jspecify.annotations.NullMarked;
