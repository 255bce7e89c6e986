package se.nhv.referral;

import org.jspecify.annotations.Nullable;

/**
 * A diagnosis code meets a criterion: one row of the mapping, found for the code itself or for one above it. Immutable.
 *
 * @param code the diagnosis code that was asked about, normalised
 * @param area the slug of the care area
 * @param subArea the code of the sub-area that the criterion stands in; null when it stands directly in the area
 * @param criterion the linkId of the criterion
 * @param equivalence R4's equivalence: the ICD code relative to the criterion
 * @param basis who says so: stated, terminological or editorial
 */
public record Match(
        String code,
        String area,
        @Nullable String subArea,
        String criterion,
        String equivalence,
        Certainty certainty,
        String basis) {}
