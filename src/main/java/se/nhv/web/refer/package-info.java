/** The referral journey: from an address to a question to the register, and from its answer to what a page shows. */
@NullMarked
package se.nhv.web.refer;

import org.jspecify.annotations.NullMarked;
