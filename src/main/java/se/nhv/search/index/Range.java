package se.nhv.search.index;

import org.jspecify.annotations.Nullable;
import se.nhv.search.value.Value;

/**
 * A stretch of the order of values.
 *
 * @param low the first that belongs to it; null when it has no beginning
 * @param high the first that no longer belongs to it; null when it has no end
 */
public record Range(@Nullable Value low, @Nullable Value high) {
    /** Every value. */
    public static final Range ALL = new Range(null, null);
}
