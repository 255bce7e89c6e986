/**
 * What a terminology request can see: code systems, supplements, value sets and concept maps, those of the edition and those that
 * the request brings itself. A request's own resources live in an object of their own and are gone with it.
 */
@NullMarked
package se.nhv.terminology.content;

import org.jspecify.annotations.NullMarked;
