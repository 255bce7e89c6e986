/** Data quality of the published content: what is broken, and what somebody should look at. Called by {@code nhv check}. */
@NullMarked
package se.nhv.publication.check;

import org.jspecify.annotations.NullMarked;
