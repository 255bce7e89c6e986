/** What an operator may set, as one record that is complete and valid before anything starts. Knows nothing of ours. */
@NullMarked
package se.nhv.settings;

import org.jspecify.annotations.NullMarked;
