/**
 * FHIR search, the whole of R4's: {@link se.nhv.search.Search} takes a catalogue and a request and gives a result;
 * {@link se.nhv.search.Searchset} writes it. Providers and the feed call these two; the rest is inside.
 *
 * <pre>
 * request → query (read, check) → run (match on index, order, page, include) → result → bytes
 * </pre>
 *
 * <p>Sub-packages: {@code parameter} (which parameters exist), {@code value} (what a resource can be found by),
 * {@code index} (value to resources), {@code query} (what is asked), {@code run} (the answer).
 */
@NullMarked
package se.nhv.search;

import org.jspecify.annotations.NullMarked;
