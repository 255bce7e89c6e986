/** Tests of what a document says otherwise than the register. For the build only. */
@NullMarked
package se.nhv.source.compare;

import org.jspecify.annotations.NullMarked;
