/**
 * Documents and editorial overlay become FHIR resources, always the same bytes for the same input.
 *
 * <p>{@link se.nhv.publication.Publish} reads both and writes the files; {@link se.nhv.publication.Publication} is the
 * pure step between. One class per kind of resource; each takes the overlay's records and gives resources. What the
 * documents say stands verbatim with its paragraph's label; of pages that may not be quoted only our own short texts and
 * the address are published. Called by the command line only.
 */
@NullMarked
package se.nhv.publication;

import org.jspecify.annotations.NullMarked;
