/** Tests of the data-quality report; the first of them is the build's own check. For the build only. */
@NullMarked
package se.nhv.publication.check;

import org.jspecify.annotations.NullMarked;
