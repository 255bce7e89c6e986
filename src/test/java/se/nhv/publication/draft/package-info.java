/** Tests of the files that an import writes. For the build only. */
@NullMarked
package se.nhv.publication.draft;

import org.jspecify.annotations.NullMarked;
