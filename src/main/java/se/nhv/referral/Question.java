package se.nhv.referral;

import org.jspecify.annotations.Nullable;
import se.nhv.directory.Label;

/**
 * Something that is asked about the patient or about the planned care. Immutable.
 *
 * @param subArea the code of the sub-area that it belongs to; null when it belongs to the whole area
 * @param order its place among the questions of its area
 */
public record Question(String linkId, String area, @Nullable String subArea, int order, Label label) {}
