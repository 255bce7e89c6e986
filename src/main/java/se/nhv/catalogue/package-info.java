/**
 * The one immutable {@link se.nhv.catalogue.Catalogue} that every request reads from, and how the next one is made.
 *
 * <p>It knows resources, an edition and {@link se.nhv.catalogue.Derived}; each room brings its own derived part and the
 * server's Assembly lists them. A request takes {@code current.now()} once and keeps it to its end:
 *
 * <pre>{@code
 * Catalogue catalogue = current.now();
 * Areas areas = catalogue.get(Areas.KEY);
 * }</pre>
 */
@NullMarked
package se.nhv.catalogue;

import org.jspecify.annotations.NullMarked;
