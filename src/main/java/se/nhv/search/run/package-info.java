/**
 * Runs a query over the indexes of an edition: which resources match, in which order, what comes along.
 */
@NullMarked
package se.nhv.search.run;

import org.jspecify.annotations.NullMarked;
