package se.nhv.source.record;

import org.jspecify.annotations.Nullable;

/**
 * How many units may give the care.
 *
 * @param count at least 1
 * @param scope what the number is for, in the source's words; null for the whole area
 */
public record DecidedUnits(int count, @Nullable String scope) {}
