package se.nhv.search.value;

import java.time.Instant;

/**
 * A stretch of time: a partial date is all of its year, month or day; a period without start or end is open there.
 *
 * @param low the first millisecond, {@link Long#MIN_VALUE} when open
 * @param high the last millisecond, {@link Long#MAX_VALUE} when open
 */
public record DateValue(long low, long high) implements Value {
    @Override
    public int compareTo(Value value) {
        if (!(value instanceof DateValue other)) {
            return compareKind(value);
        }
        int order = Long.compare(low, other.low);
        return order != 0 ? order : Long.compare(high, other.high);
    }

    @Override
    public String shown() {
        String from = low == Long.MIN_VALUE ? "" : Instant.ofEpochMilli(low).toString();
        String to = high == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(high).toString();
        return from + ".." + to;
    }
}
