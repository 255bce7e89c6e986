/** What has changed in the register between two days, in plain words. */
@NullMarked
package se.nhv.web.change;

import org.jspecify.annotations.NullMarked;
