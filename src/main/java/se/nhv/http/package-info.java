/**
 * What surrounds a request, in order: limits, formats and methods (before HAPI), the ready bytes and the buffered writer
 * (after a provider), errors as OperationOutcome. Only the server room wires it; it calls no service.
 */
@NullMarked
package se.nhv.http;

import org.jspecify.annotations.NullMarked;
