/**
 * Writes: a command becomes versions by rules, the versions go to the log, the log makes the next catalogue.
 *
 * <p>{@link se.nhv.write.Register} owns log and current catalogue; providers call {@link se.nhv.write.Writer}.
 */
@NullMarked
package se.nhv.write;

import org.jspecify.annotations.NullMarked;
