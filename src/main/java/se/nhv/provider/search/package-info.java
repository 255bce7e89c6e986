/**
 * The HAPI providers of search: {@code GET} and {@code POST _search} of each type and of the whole register, and
 * {@code $graph}. Only the server room wires them.
 */
@NullMarked
package se.nhv.provider.search;

import org.jspecify.annotations.NullMarked;
