package se.nhv.source.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a permit is valid; no other date is taken for it. */
class ValidityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tillståndet gäller från 1 juli 2024 och tillsvidare | 2024-07-01 to -
            Tillståndet gäller från och med den 1 juli 2024 och tills vidare. | 2024-07-01 to -
            Tillståndet gäller fr.o.m. 2024-07-01 t.o.m. 2029-06-30. | 2024-07-01 to 2029-06-30
            Tillståndet gäller från den 1:a juli 2024. | 2024-07-01 to -
            Tillståndet gäller 1 juli 2024 – 30 juni 2029 | 2024-07-01 to 2029-06-30
            Tillståndet gäller från 1 juli 2024 till och med 30 juni 2029 | 2024-07-01 to 2029-06-30
            Tillstånden är giltiga från och med juli 2024. | 2024-07 to -
            Tillståndet gäller till och med den 30 juni 2029. | - to 2029-06-30
            Tillståndet gäller tillsvidare | - to -
            Från och med 1 juli 2024 tills vidare | 2024-07-01 to -
            2024-07-01 tillsvidare | 2024-07-01 to -
            Tillståndet började gälla den 1 juli 2024. | 2024-07-01 to -
            Nämnden beslutade den 8 mars 2023 att tillståndet ska gälla från 1 januari 2024. | 2024-01-01 to -
            Beslutet fattades den 8 mars 2023. |
            I och med lag (2018:143) om ändring i hälso- och sjukvårdslagen (2017:30) ersattes rikssjukvården den 1 juli 2018. |
            Tillståndet för området Sömngång gäller från 1 mars 2021 och tillsvidare. | Sömngång: 2021-03-01 to -
            Tillståndet för vård av barn gäller från 1 mars 2021 och tillsvidare. | 2021-03-01 to -
            """)
    void theValidityIsReadAndNothingElse(String sentence, String expected) {
        String read = Validity.in(sentence).stream()
                .map(one -> (one.area() == null ? "" : one.area() + ": ")
                        + (one.period().validFrom() == null ? "-" : one.period().validFrom()) + " to "
                        + (one.period().validTo() == null ? "-" : one.period().validTo()))
                .collect(Collectors.joining("; "));
        assertThat(read).isEqualTo(expected == null ? "" : expected);
    }
}
