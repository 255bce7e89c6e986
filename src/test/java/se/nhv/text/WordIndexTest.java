package se.nhv.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordIndexTest {
    private static final String[][] TEXTS = {
        {"C74", "Malign tumör i binjure", "adrenal cancer"},
        {"C74.0", "Malign tumör i binjurebarken", ""},
        {"Q71.3", "Medfödd avsaknad av hand och finger", ""},
        {"Z94.3", "Hjärt- och lungtransplantation", ""},
        {"H81.0", "Ménières sjukdom", ""},
        {"F50", "Ätstörningar", ""},
        {"net-binjure.klaffkirurgi", "Klaffkirurgi", ""}
    };

    private final WordIndex index = index();

    @Test
    void wordsComeInAnyOrderAndByTheirBeginning() {
        assertThat(find("binj malign")).containsExactly("C74", "C74.0");
    }

    @Test
    void theWordsOfEverydayFindTheWordsOfTheClassificationAndTheAnswerSaysSo() {
        WordIndex.Hits hits = index.search("binjurecancer", all());
        assertThat(hits.list()).extracting(hit -> TEXTS[hit.document()][0]).startsWith("C74", "C74.0");
        assertThat(hits.synonyms()).containsExactly("malign tumör binjure");
        assertThat(hits.corrected()).isEmpty();
        assertThat(index.search("binjure", all()).synonyms()).isEmpty();
    }

    @Test
    void aGroupComesAfterWhatCanBeChosenUnlessItsCodeIsTyped() {
        WordIndex.Builder builder = new WordIndex.Builder();
        builder.add("E10-E14", "Diabetes", List.of(), WordIndex.Level.GROUP);
        builder.add("E10", "Diabetes mellitus typ 1", List.of(), WordIndex.Level.GENERAL);
        builder.add("E10.0", "Diabetes mellitus typ 1", List.of(), WordIndex.Level.SPECIFIC);
        WordIndex groups = builder.build();
        BitSet three = new BitSet();
        three.set(0, 3);
        assertThat(groups.search("diabetes", three).list())
                .extracting(WordIndex.Hit::document)
                .containsExactly(1, 2, 0);
        assertThat(groups.search("E10", three).list())
                .extracting(WordIndex.Hit::document)
                .containsExactly(1, 2, 0);
        assertThat(groups.search("e10-e14", three).list())
                .extracting(WordIndex.Hit::document)
                .startsWith(0);
    }

    @ParameterizedTest
    @CsvSource({
        // another form of the word, small words between, the genitive of a name
        "frakturer i revbenen, Fraktur på revben, Fraktur på lårben",
        "smärta, Smärtor i rygg, Rygg",
        "medfött hjärtfel, 'Medfödd hjärtmissbildning, ospecificerad', Hjärtmissbildning",
        "parkinson, Parkinsons sjukdom, Wolff-Parkinson-White (WPW)-syndrom",
        "ryggmärg, Skada i ryggmärgen, Ryggmärgsskada",
        "typ i, 'Sjukdom, typ I', 'Sjukdom, typ II'",
        // what is between the parts of a compound; what says that no more is said
        "höftartros, Höftledsartros, Artros i axel",
        "uvi, 'Urinvägsinfektion, utan angiven lokalisation', Urinvägsinfektion efter förlossning"
    })
    void theWordThatIsMeantComesFirst(String query, String first, String other) {
        WordIndex.Builder builder = new WordIndex.Builder();
        builder.add("X2", other, List.of(), WordIndex.Level.GENERAL);
        builder.add("X1", first, List.of(), WordIndex.Level.GENERAL);
        BitSet both = new BitSet();
        both.set(0, 2);
        List<WordIndex.Hit> found = builder.build().search(query, both).list();
        assertThat(found).isNotEmpty();
        assertThat(found.get(0).document()).isEqualTo(1);
    }

    @Test
    void anAbbreviationIsNotTakenForAMisspeltWordNorAWordForAnotherOfTheSameBeginning() {
        WordIndex.Builder builder = new WordIndex.Builder();
        builder.add("X1", "Ptos", List.of(), WordIndex.Level.GENERAL);
        builder.add("X2", "Artrit", List.of(), WordIndex.Level.GENERAL);
        BitSet both = new BitSet();
        both.set(0, 2);
        assertThat(builder.build().search("pxos", both).list()).isEmpty();
        assertThat(builder.build().search("artros", both).list()).isEmpty();
    }

    @Test
    void aSynonymIsNotPutWhereItStandsAlready() {
        WordIndex.Builder builder = new WordIndex.Builder();
        builder.add("E11", "Diabetes mellitus typ 2", List.of(), WordIndex.Level.GENERAL);
        BitSet one = new BitSet();
        one.set(0);
        assertThat(builder.build().search("diabetes mellitus typ 2", one).synonyms())
                .isEmpty();
        assertThat(builder.build().search("diabetes", one).synonyms()).containsExactly("diabetes mellitus typ");
    }

    @Test
    void aCodeIsFoundWithAndWithoutItsDotAndByItsBeginning() {
        assertThat(find("Q71.3")).containsExactly("Q71.3");
        assertThat(find("q713")).containsExactly("Q71.3");
        assertThat(find("c74")).containsExactly("C74", "C74.0");
    }

    @Test
    void partsOfACodeAreWords() {
        assertThat(find("klaffkirurgi")).contains("net-binjure.klaffkirurgi");
        assertThat(find("net klaff")).containsExactly("net-binjure.klaffkirurgi");
    }

    @Test
    void swedishLettersAreLettersAndOtherMarksFold() {
        assertThat(find("meniere")).containsExactly("H81.0");
        assertThat(find("ätstörning")).containsExactly("F50");
        assertThat(find("atstorning")).containsExactly("F50");
        assertThat(find("tumor")).containsExactly("C74", "C74.0");
        assertThat(index.search("bänjure", all()).corrected()).containsExactly("binjure");
    }

    @Test
    void compoundsAreFoundByTheirEndAndByTheirParts() {
        assertThat(find("transplantation")).containsExactly("Z94.3");
        assertThat(find("binjuretumör")).contains("C74");
        assertThat(find("hjärtlungtransplantation")).containsExactly("Z94.3");
    }

    @Test
    void otherNamesAreFoundAfterTheShownOne() {
        assertThat(find("adrenal")).containsExactly("C74");
    }

    @Test
    void aSlipOfThePenIsForgivenOnlyWhenNothingIsFoundAndIsTold() {
        WordIndex.Hits hits = index.search("malgn", all());
        assertThat(hits.corrected()).containsExactly("malign");
        assertThat(hits.list()).hasSize(2);
        assertThat(index.search("malign", all()).corrected()).isEmpty();
        assertThat(index.search("xyz", all()).list()).isEmpty();
    }

    private List<String> find(String query) {
        return index.search(query, all()).list().stream()
                .map(hit -> TEXTS[hit.document()][0])
                .toList();
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, TEXTS.length);
        return all;
    }

    private static WordIndex index() {
        WordIndex.Builder builder = new WordIndex.Builder();
        for (String[] text : TEXTS) {
            builder.add(text[0], text[1], text[2].isEmpty() ? List.of() : List.of(text[2]), WordIndex.Level.GENERAL);
        }
        return builder.build();
    }
}
