/** An operator's own facts about units: identifiers and addresses from a register that is named. Called by {@code nhv load}. */
@NullMarked
package se.nhv.publication.local;

import org.jspecify.annotations.NullMarked;
