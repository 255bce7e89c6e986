package se.nhv.search.query;

import java.math.BigDecimal;
import se.nhv.search.value.DateValue;

/**
 * How a value stands to the one asked for (FHIR R4, 3.1.1.4.5). The value in the resource may be a stretch, and so may
 * the asked one.
 *
 * <p>{@code ge} and {@code le} count a stretch that shares a moment with the asked one, so that
 * {@code date=geD&date=leD} finds every period that overlaps D, its first day included.
 */
public enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP;

    boolean matches(DateValue value, DateValue asked, long now) {
        return switch (this) {
            case EQ -> within(value, asked);
            case NE -> !within(value, asked);
            case GT -> value.high() > asked.high();
            case LT -> value.low() < asked.low();
            case GE -> value.high() >= asked.low();
            case LE -> value.low() <= asked.high();
            case SA -> value.low() > asked.high();
            case EB -> value.high() < asked.low();
            case AP -> {
                long slack = Math.abs(now - asked.low()) / 10;
                yield value.low() <= asked.high() + slack && value.high() >= asked.low() - slack;
            }
        };
    }

    private static boolean within(DateValue value, DateValue asked) {
        return asked.low() <= value.low() && value.high() <= asked.high();
    }

    boolean matches(BigDecimal low, BigDecimal high, Criterion.AskedNumber asked) {
        return switch (this) {
            case EQ -> within(low, high, asked);
            case NE -> !within(low, high, asked);
            case GT -> high.compareTo(asked.number()) > 0;
            case LT -> low.compareTo(asked.number()) < 0;
            case GE -> high.compareTo(asked.number()) >= 0;
            case LE -> low.compareTo(asked.number()) <= 0;
            case SA -> low.compareTo(asked.number()) > 0;
            case EB -> high.compareTo(asked.number()) < 0;
            case AP -> {
                Criterion.AskedNumber wide = asked.approximate();
                yield high.compareTo(wide.low()) >= 0 && low.compareTo(wide.high()) <= 0;
            }
        };
    }

    private static boolean within(BigDecimal low, BigDecimal high, Criterion.AskedNumber asked) {
        return low.compareTo(asked.low()) >= 0 && high.compareTo(asked.high()) < 0;
    }
}
