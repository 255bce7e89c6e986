/**
 * Thin HAPI providers: parse the request, call a service, shape its answer. {@link se.nhv.provider.ServedTypes} says which
 * interaction exists for which type; routing and the CapabilityStatement are both made from it. Only the server room wires it.
 */
@NullMarked
package se.nhv.provider;

import org.jspecify.annotations.NullMarked;
