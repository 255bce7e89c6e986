package se.nhv.search.value;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** Stretches of time from dates, periods and timings (3.1.1.4.7). */
final class Times {
    private Times() {}

    static void add(Base found, Set<Value> into) {
        if (found instanceof Period period) {
            into.add(new DateValue(low(period.getStartElement()), high(period.getEndElement())));
        } else if (found instanceof Timing timing) {
            timing.getEvent().forEach(event -> add(event, into));
            if (timing.getRepeat().getBounds() instanceof Period bounds) {
                add(bounds, into);
            }
        } else if (found instanceof BaseDateTimeType date && date.hasValue()) {
            into.add(new DateValue(low(date), high(date)));
        }
    }

    private static long low(BaseDateTimeType date) {
        DateValue stretch = stretch(date);
        return stretch == null ? Long.MIN_VALUE : stretch.low();
    }

    private static long high(BaseDateTimeType date) {
        DateValue stretch = stretch(date);
        return stretch == null ? Long.MAX_VALUE : stretch.high();
    }

    private static @Nullable DateValue stretch(BaseDateTimeType date) {
        return date.hasValue() ? Dates.parse(date.getValueAsString()) : null;
    }
}
