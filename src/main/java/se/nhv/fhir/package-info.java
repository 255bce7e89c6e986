/**
 * Small value types over HAPI's R4 model: keys, versions, canonical addresses, code systems' addresses, the codec.
 *
 * <p>Every other package may use it; it knows no server, no store and none of our other packages.
 */
@NullMarked
package se.nhv.fhir;

import org.jspecify.annotations.NullMarked;
