/**
 * The log in one SQLite file, the default: WAL, synchronous=FULL, so an acknowledged write survives a crash and a power
 * cut. One process at a time appends; others may read (backup, verification).
 */
@NullMarked
package se.nhv.store.sqlite;

import org.jspecify.annotations.NullMarked;
