package se.nhv.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * How a room makes what it reads from: an index, compiled code systems, compiled areas. Pure: no clock, no I/O.
 *
 * @param <T> the part; immutable, safe for all threads
 */
@FunctionalInterface
public interface Derived<T> {

    /**
     * Builds the part for an edition.
     *
     * @param now the edition being built: its resources, and the parts listed before this one
     * @param before this part in the edition before; null for the first
     * @param changes what was written since {@code before}; for the first edition everything
     * @return the part; {@code before} itself when nothing that it depends on has changed
     */
    T build(Catalogue now, @Nullable T before, Changes changes);
}
