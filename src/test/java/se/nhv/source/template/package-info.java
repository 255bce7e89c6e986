/** Tests of what the authority's templates look like, a table each. For the build only. */
@NullMarked
package se.nhv.source.template;

import org.jspecify.annotations.NullMarked;
