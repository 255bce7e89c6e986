/** What became of every line of a document: used, heading, boilerplate, outside, or not understood. Called by {@code se.nhv.source} only, and by those who use its results. */
@NullMarked
package se.nhv.source.account;

import org.jspecify.annotations.NullMarked;
