package se.nhv.referral;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.nhv.fhir.PartialDate;

/**
 * A patient's age in completed years, as far as it is known. Immutable.
 *
 * @param youngest the least that it may be
 * @param oldest the most that it may be; differs when only the year or the month of birth is given
 */
public record Age(int youngest, int oldest) {
    public Age {
        if (youngest < 0 || oldest < youngest) {
            throw new IllegalArgumentException("no age: " + youngest + " to " + oldest);
        }
    }

    public static Age of(int years) {
        return new Age(years, years);
    }

    /** The age on a day of a patient born on this date, which must not lie wholly after the day. */
    public static Age on(LocalDate day, PartialDate birth) {
        LocalDate latestBirth = birth.last().isAfter(day) ? day : birth.last();
        return new Age(
                (int) ChronoUnit.YEARS.between(latestBirth, day), (int) ChronoUnit.YEARS.between(birth.first(), day));
    }

    /** Whether the patient is younger than the limit. */
    public Truth below(int limit) {
        if (oldest < limit) {
            return Truth.TRUE;
        }
        return youngest >= limit ? Truth.FALSE : Truth.UNKNOWN;
    }
}
