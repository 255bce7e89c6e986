/** Tests of how documents are split into paragraphs. For the build only. */
@NullMarked
package se.nhv.source;

import org.jspecify.annotations.NullMarked;
