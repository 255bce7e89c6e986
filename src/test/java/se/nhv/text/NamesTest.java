package se.nhv.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.text.NamePattern.Match;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Sahlgrenska, sahlgrenska, sahlgrenska",
        "Ål, ål, al",
        "Idé, ide, ide",
        "Müller, muller, muller",
        "Køge Ærø, köge ärö, koge aro",
        "Östersund, östersund, ostersund",
        "ＩＣＤ, icd, icd",
        "Ménière, meniere, meniere"
    })
    void lettersWithMarksFoldButSwedishLettersStay(String text, String exact, String folded) {
        assertThat(Letters.exact(text)).isEqualTo(exact);
        assertThat(Letters.folded(text)).isEqualTo(folded);
    }

    @Test
    void aDecomposedLetterIsTheSameAsAComposedOne() {
        assertThat(Letters.exact("O\u0308rebro")).isEqualTo("örebro");
        assertThat(Letters.exact("\u212Bngstro\u0308m")).isEqualTo("ångström");
    }

    @ParameterizedTest
    @CsvSource({
        "karolinska, Karolinska universitetssjukhuset, EXACT",
        "universitet, Karolinska universitetssjukhuset, EXACT",
        "sjukhus, Karolinska universitetssjukhuset, EXACT",
        "orebro, Region Örebro län, FOLDED",
        "örebro, Region Örebro län, EXACT",
        "Län, Region Örebro lan, NONE",
        "benedicte, Bénédicte, EXACT",
        "bénédicte, Benedicte, EXACT",
        "skåne, Region Stockholm, NONE"
    })
    void namesAreFoundInExactLettersFirstAndFoldedAsAFallback(String typed, String name, Match expected) {
        assertThat(NamePattern.contains(typed).match(Name.of(name))).isEqualTo(expected);
    }

    @Test
    void aPrefixIsOfTheNameOrOfAWord() {
        Name name = Name.of("Skånes universitetssjukhus");
        assertThat(NamePattern.prefix("skane").match(name)).isEqualTo(Match.FOLDED);
        assertThat(NamePattern.prefix("univ").match(name)).isEqualTo(Match.NONE);
        assertThat(NamePattern.wordPrefix("univ").match(name)).isEqualTo(Match.EXACT);
        assertThat(NamePattern.wordPrefix("sjukhus").match(name)).isEqualTo(Match.NONE);
        assertThat(NamePattern.equalTo("skånes").match(name)).isEqualTo(Match.NONE);
        assertThat(NamePattern.equalTo("SKÅNES UNIVERSITETSSJUKHUS").match(name))
                .isEqualTo(Match.EXACT);
    }

    @Test
    void anExactMatchLaterInTheNameBeatsAFoldedOneBefore() {
        assertThat(NamePattern.contains("al").match(Name.of("Ål och al"))).isEqualTo(Match.EXACT);
    }

    @Test
    void namesStandInSwedishOrder() {
        List<String> names = new ArrayList<>(List.of(
                "Örebro", "Åre", "Zetas", "Ärla", "Idre", "Idé B", "Ide A", "Region Örebro", "Regionala", "10"));
        names.sort(SwedishOrder.names());
        assertThat(names)
                .containsExactly(
                        "10", "Ide A", "Idé B", "Idre", "Region Örebro", "Regionala", "Zetas", "Åre", "Ärla", "Örebro");
    }

    @Test
    void wordsAreRunsOfLettersAndDigits() {
        assertThat(Words.of("Tumör i binjure-bark (C74.0)"))
                .containsExactly("tumör", "i", "binjure", "bark", "c74", "0");
    }
}
