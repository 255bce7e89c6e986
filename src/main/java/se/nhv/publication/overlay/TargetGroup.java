package se.nhv.publication.overlay;

import org.jspecify.annotations.Nullable;

/**
 * A group of patients that a unit's limit names (code system nhv-malgrupp).
 *
 * @param minAge completed years, inclusive
 * @param maxAge completed years, exclusive
 * @param withoutSubPermit the sub-permit that a unit with this limit certainly lacks
 */
public record TargetGroup(
        String code,
        String sv,
        String en,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        @Nullable String withoutSubPermit) {}
