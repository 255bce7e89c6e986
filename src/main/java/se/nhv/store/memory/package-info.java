/** A log that ends with the process: for tests, and for a register that only serves the base edition. */
@NullMarked
package se.nhv.store.memory;

import org.jspecify.annotations.NullMarked;
