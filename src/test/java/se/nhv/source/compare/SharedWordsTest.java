package se.nhv.source.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.source.compare.Published.Part;

/** Which part of an invented area a page means; a number must not be held against the wrong part. */
class SharedWordsTest {
    private static final SharedWords WORDS = new SharedWords("Envisa trollsteg");
    private static final List<Part> PARTS = List.of(
            new Part("t.hopp", "Avancerad hoppbackeanalys vid envisa trollsteg (punkt 1)", true, 2),
            new Part("t.bergtagning", "Bergtagning hos barn under 18 år", true, 1),
            new Part("t.natt", "Nattlig tolkning av trollsteg", true, 1));

    @ParameterizedTest(name = "the number of units for \"{0}\" is for {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "Avancerad analys av hoppbackematerial (punkt 1), t.hopp",
                "nattlig tolkning, t.natt",
                "Vård enligt punkt 2b, -",
                "vuxna, -",
                "bedömning läkemedel korsett samt nattlig tolkning, -",
                "nattlig tolkning och bergtagning hos barn under 18 år, t.bergtagning",
                "barn, -"
            })
    void aNumberIsForThePartWhoseTitleItsWordsAre(String scope, String code) {
        assertThat(WORDS.named(scope, PARTS).map(Part::code).orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest(name = "the sub-permit \"{0}\" is {1}")
    @CsvSource(
            nullValues = "-",
            value = {"bergtagning av ungdomar och barn, t.bergtagning", "troll, -", "något helt annat, -"})
    void aSubPermitIsTheOneThatItsWordsAreNearestTo(String words, String code) {
        assertThat(WORDS.nearest(words, PARTS).map(Part::code).orElse(null)).isEqualTo(code);
    }
}
