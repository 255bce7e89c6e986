package se.nhv.search.query;

import org.jspecify.annotations.Nullable;

/**
 * One key of {@code _sort}.
 *
 * @param parameter the parameter's name; null for the score
 * @param descending the greatest first
 */
public record SortKey(@Nullable String parameter, boolean descending) {}
