/** Names as documents write them, and what they are found to mean. */
@NullMarked
package se.nhv.source.directory;

import org.jspecify.annotations.NullMarked;
