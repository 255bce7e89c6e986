/**
 * The authority's documents as plain records: a text becomes numbered paragraphs, and a label such as
 * {@code kalla-003#p7-9} finds its words again, line wraps and hyphens undone.
 *
 * <p>May be called by the publication and the import command. Knows nothing of FHIR.
 */
@NullMarked
package se.nhv.source;

import org.jspecify.annotations.NullMarked;
