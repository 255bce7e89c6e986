/** What the register has read of a page, held against what the page says. */
@NullMarked
package se.nhv.publication.reading;

import org.jspecify.annotations.NullMarked;
