/** What SQLite and PostgreSQL have in common: one table, its statements, and the numbered schema files. */
@NullMarked
package se.nhv.store.sql;

import org.jspecify.annotations.NullMarked;
