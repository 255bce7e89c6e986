package se.nhv.search.value;

import java.math.BigDecimal;

/** A number, without trailing zeros: what stands in a resource is exact. */
public record NumberValue(BigDecimal number) implements Value {
    public NumberValue {
        number = number.stripTrailingZeros();
    }

    @Override
    public int compareTo(Value value) {
        return value instanceof NumberValue other ? number.compareTo(other.number) : compareKind(value);
    }

    @Override
    public String shown() {
        return number.toPlainString();
    }
}
