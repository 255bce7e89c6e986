/**
 * What the register has read of each area's page or decision, and what of it a page says otherwise now. The sentences of a page
 * may not be published: of each passage only its place and a fingerprint of its words are kept, one file per area under
 * {@code fhir-resources/overlay/readings}, written by {@code nhv import --write} and never by hand. An editor's criteria hang on
 * these passages. Called by {@code nhv import} and {@code nhv check}.
 */
@NullMarked
package se.nhv.publication.reading;

import org.jspecify.annotations.NullMarked;
