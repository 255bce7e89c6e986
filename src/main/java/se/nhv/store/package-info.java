/**
 * The log: every version of every resource ever written, append-only, the only truth on disk.
 *
 * <p>{@code se.nhv.write} is the one that appends; backup and verification read. Everything else reads a catalogue,
 * which is rebuilt from the log at every start. SQL is spoken nowhere but here.
 *
 * <pre>{@code
 * try (ResourceLog log = LogAddress.parse("sqlite:/data/nhv.log").open()) {
 *     log.replay(0, entry -> System.out.println(entry.version().key()));
 * }
 * }</pre>
 */
@NullMarked
package se.nhv.store;

import org.jspecify.annotations.NullMarked;
