/**
 * JSON Patch (RFC 6902) and FHIRPath Patch (FHIR R4 fhirpatch), both on a resource's JSON, so that both end in the same check of its
 * structure. Only {@code se.nhv.write} calls it.
 */
@NullMarked
package se.nhv.write.patch;

import org.jspecify.annotations.NullMarked;
