package se.nhv.publication.overlay;

import org.jspecify.annotations.Nullable;

/**
 * A sub-area or a sub-permit of an area (code system nhv-omrade).
 *
 * @param kind {@code delomrade} or {@code undertillstand}
 * @param en the English name, null until somebody has translated it
 * @param units how many units are decided for it, null when that is not stated
 */
public record Concept(
        String code,
        String kind,
        String sv,
        @Nullable String en,
        @Nullable Integer units) {}
