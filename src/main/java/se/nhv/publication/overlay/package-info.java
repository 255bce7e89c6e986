/**
 * The editorial overlay: what no document says, as records. One JSON file per area under
 * {@code fhir-resources/overlay/areas}, and beside them the names of regions and units, defined terms, target groups and
 * the part of the classification that the trigger codes need.
 *
 * <p>Labels such as {@code kalla-001#p8} point into the documents; a {@code quote} is an excerpt of the words there.
 * Unknown fields are refused, so that a misspelt one is not dropped in silence. Called by the publication only.
 */
@NullMarked
package se.nhv.publication.overlay;

import org.jspecify.annotations.NullMarked;
