package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a code is spelt in journals, and what is no code at all. */
class DiagnosisCodeTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Q713, Q71.3, true",
        "q71.3, Q71.3, true",
        "' Q71.3 ', Q71.3, true",
        "K830A, K83.0A, true",
        "k83.0a, K83.0A, true",
        "Q71.-, Q71, true",
        "Q71-, Q71, true",
        "G63.2*, G63.2, true",
        "E10.4†, E10.4, true",
        "Q71.3-, Q71.3, true",
        "Q7, Q7, false",
        "Q71.333, Q71.333, false",
        "Q71 3, Q71. 3, false",
        "---, '', false",
        "71Q, 71Q, false",
    })
    void aCodeHasOneSpelling(String given, String normalised, boolean wellFormed) {
        assertThat(DiagnosisCode.normalise(given)).isEqualTo(normalised);
        assertThat(DiagnosisCode.isWellFormed(normalised)).isEqualTo(wellFormed);
    }
}
