package se.nhv.publication.overlay;

import org.jspecify.annotations.Nullable;

/**
 * A sub-area or a sub-permit of an area (code system nhv-omrade).
 *
 * @param kind {@code delomrade} or {@code undertillstand}
 * @param units how many units are decided for it, null when that is not stated
 */
public record Concept(
        String code,
        String kind,
        String sv,
        String en,
        @Nullable Integer units) {}
