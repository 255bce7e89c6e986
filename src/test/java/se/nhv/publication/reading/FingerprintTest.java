package se.nhv.publication.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a sentence does not count, its words and numbers do. */
class FingerprintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Klump över 2,5 cm     | klump  över 2,5\u00a0cm
            Klump över 2,5 cm     | • Klump över 2,5 cm.
            Högspecialiserad vård | Högspeciali- serad vård
            NHV-enhet             | NHV- enhet
            ålder <18 år          | ålder < 18 år
            2–3 klumpar           | 2-3 klumpar
            KLUMP hos fiskare     | Klump hos fiskare
            ﬁskar (stora)         | fiskar, stora
            """)
    void theSameWordsInAnotherForm(String one, String other) {
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Klump över 2,5 cm | Klump över 25 cm
            ålder <18 år      | ålder >18 år
            ålder <18 år      | ålder ≤18 år
            2-3 klumpar       | 23 klumpar
            kan ges           | kan ej ges
            enhet             | enheter
            """)
    void otherWords(String one, String other) {
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource({"Klump", "''", "åäö"})
    void sixteenHexadecimalDigits(String words) {
        assertThat(Fingerprint.of(words)).matches("[0-9a-f]{16}");
    }
}
