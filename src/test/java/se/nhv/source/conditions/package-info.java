/** Tests of who must meet a special condition. */
@NullMarked
package se.nhv.source.conditions;

import org.jspecify.annotations.NullMarked;
