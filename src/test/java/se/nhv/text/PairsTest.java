package se.nhv.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mark may be wrong when it says yes, never when it says no. */
class PairsTest {
    private static final List<String> NAMES = List.of(
            "Karolinska universitetssjukhuset",
            "Hand- och plastikkirurgiska kliniken, Norrlands universitetssjukhus",
            "Örebro läns landsting",
            "Bénédicte på Öland",
            "S:t Eriks ögonsjukhus",
            "Åre",
            "Ö");

    @Test
    void everyPartOfANameIsFoundInIt() {
        for (String name : NAMES) {
            String exact = Letters.exact(name);
            for (String typed : List.of(exact, Letters.folded(name), name.toUpperCase())) {
                IntStream.range(0, typed.length())
                        .forEach(from -> IntStream.rangeClosed(from + 1, typed.length())
                                .mapToObj(to -> NamePattern.contains(typed.substring(from, to)))
                                .forEach(pattern -> assertThat(Pairs.mayHold(Pairs.mark(exact), pattern.pairs()))
                                        .as(name + " " + typed)
                                        .isTrue()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"karolinska, skåne", "umeå, lund", "klinik, sjukhus", "åre, lund", "orebro, kalmar"})
    void aTextWithoutThePairsIsLeftOut(String text, String part) {
        assertThat(Pairs.mayHold(Pairs.mark(Letters.exact(text)), Pairs.mark(Letters.exact(part))))
                .isFalse();
    }

    @Test
    void oneLetterSaysNothing() {
        assertThat(Pairs.mark("a")).isZero();
        assertThat(Pairs.mark("")).isZero();
    }
}
