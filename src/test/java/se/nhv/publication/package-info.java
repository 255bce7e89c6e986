/**
 * Tests of what documents and overlay become: the same bytes again, the source's words in the right place, the logic with
 * its three values, and the facts of each area as a table. For the build only.
 */
@NullMarked
package se.nhv.publication;

import org.jspecify.annotations.NullMarked;
