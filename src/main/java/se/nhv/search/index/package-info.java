/**
 * The indexes of one edition: for each type and parameter, which resources have which value. Immutable; a write makes new
 * indexes that share all but the touched pieces with the old ones, so that publishing one change costs microseconds.
 *
 * <p>Within a type a resource is known by its ordinal, a small number that it keeps as long as it lives in memory.
 */
@NullMarked
package se.nhv.search.index;

import org.jspecify.annotations.NullMarked;
