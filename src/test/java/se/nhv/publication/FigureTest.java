package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of a published figure is the one that its quotation has before its unit. */
class FigureTest {

    @ParameterizedTest(name = "{1} in \"{0}\" is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Av 27 fiskare har 88 procent lyft en klump | procent | 88
            Av 27 fiskare har 88 procent lyft en klump | fiskare | 27
            Mottagningen 132                           | ''      | 132
            drygt 1 000 klumpar lyftes                 | klumpar | 1000
            i snitt 12,5 dagar                         | dagar   | 12.5
            Under 2024 lyftes 40 nya klumpar           | nya klumpar | 40
            """)
    void theNumberBeforeTheUnitIsTheFigure(String quote, String words, String number) {
        assertThat(Figure.before(words, quote)).isEqualByComparingTo(number);
    }

    @Test
    void aFigureWithoutItsUnitIsNoNumber() {
        assertThatThrownBy(() -> Figure.before("procent", "och 82 minskat symtom"))
                .hasMessageContaining("82 minskat");
    }

    @Test
    void twoFiguresWithTheSameUnitAreNeither() {
        assertThatThrownBy(() -> Figure.before("procent", "88 procent och 85 procent"))
                .hasMessageContaining("more than one");
    }
}
