/**
 * From a request's parameters to a {@link se.nhv.search.query.Query}: reading, checking, and saying what is wrong.
 *
 * <p>Nothing here looks at resources, with one exception: codes above, below and in value sets are looked up while reading
 * ({@link se.nhv.search.query.Codes}).
 */
@NullMarked
package se.nhv.search.query;

import org.jspecify.annotations.NullMarked;
