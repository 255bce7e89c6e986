package se.nhv.search.value;

import java.math.BigDecimal;

/**
 * A quantity or a range of quantities. Absent texts are empty.
 *
 * @param low the least number that it may be, {@link #NO_LOW} when open
 * @param high the greatest, {@link #NO_HIGH} when open
 * @param system the system of the unit's code
 * @param code the unit's code
 * @param unit the unit as it is shown
 */
public record QuantityValue(BigDecimal low, BigDecimal high, String system, String code, String unit) implements Value {
    /** Below every number that a resource can hold. */
    public static final BigDecimal NO_LOW = new BigDecimal("-1e1000");

    /** Above every number that a resource can hold. */
    public static final BigDecimal NO_HIGH = new BigDecimal("1e1000");

    public QuantityValue {
        low = low.stripTrailingZeros();
        high = high.stripTrailingZeros();
    }

    @Override
    public int compareTo(Value value) {
        if (!(value instanceof QuantityValue other)) {
            return compareKind(value);
        }
        int order = low.compareTo(other.low);
        order = order != 0 ? order : high.compareTo(other.high);
        order = order != 0 ? order : system.compareTo(other.system);
        order = order != 0 ? order : code.compareTo(other.code);
        return order != 0 ? order : unit.compareTo(other.unit);
    }

    @Override
    public String shown() {
        return low + ".." + high + " " + (code.isEmpty() ? unit : code);
    }
}
