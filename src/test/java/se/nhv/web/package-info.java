/** The pages as a person meets them: in a real browser, and byte for byte over HTTP. */
@NullMarked
package se.nhv.web;

import org.jspecify.annotations.NullMarked;
