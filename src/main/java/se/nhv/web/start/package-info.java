/** The start page: one field, and what was found. */
@NullMarked
package se.nhv.web.start;

import org.jspecify.annotations.NullMarked;
