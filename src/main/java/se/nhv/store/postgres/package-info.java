/**
 * The log in PostgreSQL, or what speaks its protocol, for several nodes. Each appends and follows; that the sequence is the primary key
 * is all the agreement they need: who comes second finds the number taken, reads what was written, and decides anew.
 */
@NullMarked
package se.nhv.store.postgres;

import org.jspecify.annotations.NullMarked;
