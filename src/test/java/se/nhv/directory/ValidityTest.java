package se.nhv.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.fhir.PartialDate;

/** What a permit's days say of one day. */
class ValidityTest {
    @ParameterizedTest(name = "start {0}, end {1}, granted {2}, on {3}: {4}")
    @CsvSource({
        "2023-04-01, ,           ,     2023-03-31, NOT_STARTED",
        "2023-04-01, ,           ,     2023-04-01, VALID",
        "2023-04-01, 2024-12-31, ,     2024-12-31, VALID",
        "2023-04-01, 2024-12-31, ,     2025-01-01, ENDED",
        "2023-04-01, 2024,       ,     2024-12-31, VALID",
        "2016,       ,           ,     2015-12-31, NOT_STARTED",
        "2016,       ,           ,     2016-01-01, STARTS_IN_YEAR",
        "2016,       ,           ,     2016-12-31, STARTS_IN_YEAR",
        "2016,       ,           ,     2017-01-01, VALID",
        ",           ,           2024, 2023-12-31, NOT_STARTED",
        ",           ,           2024, 2024-01-01, START_UNKNOWN",
        ",           ,           ,     1999-01-01, START_UNKNOWN",
    })
    void onADay(
            @Nullable String start,
            @Nullable String end,
            @Nullable String granted,
            LocalDate day,
            Validity.State state) {
        assertThat(new Validity(true, date(start), date(end), date(granted)).on(day))
                .isEqualTo(state);
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.parse(text).orElseThrow();
    }
}
