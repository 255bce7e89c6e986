package se.nhv.search.value;

import java.math.BigDecimal;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** Numbers and quantities (3.1.1.4.6, 3.1.1.4.13). */
final class Numbers {
    private Numbers() {}

    static void add(Base found, Set<Value> into) {
        if (found instanceof Quantity quantity && quantity.hasValue()) {
            into.add(of(quantity, low(quantity), high(quantity)));
        } else if (found instanceof Range range) {
            Quantity unit = range.hasLow() ? range.getLow() : range.getHigh();
            into.add(of(
                    unit,
                    range.getLow().hasValue() ? range.getLow().getValue() : QuantityValue.NO_LOW,
                    range.getHigh().hasValue() ? range.getHigh().getValue() : QuantityValue.NO_HIGH));
        } else if (found instanceof IntegerType integer && integer.hasValue()) {
            into.add(new NumberValue(BigDecimal.valueOf(integer.getValue())));
        } else if (found instanceof DecimalType decimal && decimal.hasValue()) {
            into.add(new NumberValue(decimal.getValue()));
        }
    }

    private static QuantityValue of(Quantity unit, BigDecimal low, BigDecimal high) {
        return new QuantityValue(
                low, high, Tokens.text(unit.getSystem()), Tokens.text(unit.getCode()), Tokens.text(unit.getUnit()));
    }

    /** A quantity "less than 5" may be anything below it. */
    private static BigDecimal low(Quantity quantity) {
        return isComparator(quantity, "<") ? QuantityValue.NO_LOW : quantity.getValue();
    }

    private static BigDecimal high(Quantity quantity) {
        return isComparator(quantity, ">") ? QuantityValue.NO_HIGH : quantity.getValue();
    }

    private static boolean isComparator(Quantity quantity, String sign) {
        return quantity.hasComparator() && quantity.getComparator().toCode().startsWith(sign);
    }
}
