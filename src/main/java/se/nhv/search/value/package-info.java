/**
 * What a resource can be found by: the values that search parameters take from it, as small comparable records.
 *
 * <p>Only the search room uses them. An absent part of a value is the empty text, so that values have one natural order.
 */
@NullMarked
package se.nhv.search.value;

import org.jspecify.annotations.NullMarked;
