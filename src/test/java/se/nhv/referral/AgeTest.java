package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.fhir.PartialDate;

/** Age in completed years, also of those of whose birth only the year is known. */
class AgeTest {
    @ParameterizedTest(name = "born {0}, on {1}: {2} to {3}")
    @CsvSource({
        "2007-06-01, 2025-05-31, 17, 17",
        "2007-06-01, 2025-06-01, 18, 18",
        "2025-06-01, 2025-06-01, 0, 0",
        "2007,       2025-06-01, 17, 18",
        "2007-06,    2025-06-15, 17, 18",
        "2007-06,    2025-06-30, 18, 18",
        "2025,       2025-06-01, 0, 0",
        "2008-02-29, 2026-02-28, 17, 17",
        "2008-02-29, 2026-03-01, 18, 18",
    })
    void completedYears(String birth, LocalDate day, int youngest, int oldest) {
        assertThat(Age.on(day, PartialDate.parse(birth).orElseThrow())).isEqualTo(new Age(youngest, oldest));
    }

    @Test
    void aMinimumIsInclusiveAndAMaximumExclusive() {
        AgeLimit children = new AgeLimit(null, 18);
        AgeLimit adults = new AgeLimit(18, null);
        Facts seventeen = new Facts(java.util.Map.of(), Age.of(17));
        Facts eighteen = new Facts(java.util.Map.of(), Age.of(18));
        assertThat(children.outside(seventeen)).isEqualTo(Truth.FALSE);
        assertThat(children.tooOld(eighteen)).isEqualTo(Truth.TRUE);
        assertThat(adults.outside(eighteen)).isEqualTo(Truth.FALSE);
        assertThat(adults.tooYoung(seventeen)).isEqualTo(Truth.TRUE);
        assertThat(adults.outside(Facts.NONE)).isEqualTo(Truth.UNKNOWN);
        assertThat(AgeLimit.NONE.outside(Facts.NONE)).isEqualTo(Truth.FALSE);
    }
}
