package se.nhv.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.catalogue.Catalogue;
import se.nhv.problem.Language;
import se.nhv.problem.Texts;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.CareArea;
import se.nhv.referral.CareAreas;
import se.nhv.referral.Certainty;
import se.nhv.referral.Destination;
import se.nhv.referral.Destinations;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.Note;
import se.nhv.referral.Reason;
import se.nhv.testing.BaseCatalogue;

/** Every invented patient gets the verdict, the questions and the destinations that the sources give. */
class VignettesTest {
    private static final Catalogue CATALOGUE = BaseCatalogue.read();
    private static final Texts TEXTS = new Texts();

    static Stream<Vignette> vignettes() {
        return Vignette.all().stream();
    }

    @Test
    void thereAreAtLeast120PatientsAndSomeForEveryAreaWithCriteria() {
        assertThat(Vignette.all()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(Vignette.all().stream().map(Vignette::area).distinct())
                .containsExactlyElementsOf(CATALOGUE.get(CareAreas.KEY).active().stream()
                        .filter(area -> !area.questions().isEmpty())
                        .map(CareArea::slug)
                        .toList());
        assertThat(Vignette.all().stream().map(Vignette::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("vignettes")
    void theAnswerIsTheOneWrittenDownBefore(Vignette vignette) {
        DestinationsAnswer answer = Destinations.answer(CATALOGUE, vignette.question());
        AreaAnswer area = answer.areas().stream()
                .filter(one -> one.area().slug().equals(vignette.area()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the area is not in the answer"));
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(answer.areas().stream().map(VignettesTest::named).collect(Collectors.joining(", ")))
                .isEqualTo(vignette.cell("områden i svaret"));
        softly.assertThat(area.verdict().code()).isEqualTo(vignette.cell("utslag"));
        softly.assertThat(area.openQuestions()).isEqualTo(vignette.words("öppna frågor"));
        softly.assertThat(area.exclusions()).isEqualTo(vignette.words("obesvarade avgränsningar"));
        softly.assertThat(destinations(answer, vignette.area())).isEqualTo(vignette.destinations());
        if (vignette.given("anmärkning") != null) {
            softly.assertThat(area.notes().stream().map(VignettesTest::text)).contains(vignette.cell("anmärkning"));
        }
        softly.assertAll();
    }

    private static String named(AreaAnswer answer) {
        String name = answer.subAreas().isEmpty()
                ? answer.area().slug()
                : answer.subAreas().stream().map(sub -> sub.code()).collect(Collectors.joining("+"));
        AreaAnswer.Found found = answer.match();
        if (found == null) {
            return name + " (frågat)";
        }
        return name + (found.match().certainty() == Certainty.CERTAIN ? " (säker)" : " (kandidat)");
    }

    private static List<String> destinations(DestinationsAnswer answer, String slug) {
        List<Destination> ofArea = answer.destinations().stream()
                .filter(destination -> destination.area().slug().equals(slug))
                .toList();
        for (int i = 0; i < ofArea.size(); i++) {
            assertThat(ofArea.get(i).rank()).isEqualTo(i + 1);
        }
        return ofArea.stream().map(VignettesTest::text).toList();
    }

    private static String text(Destination destination) {
        String reasons = destination.reasons().stream().map(Reason::code).collect(Collectors.joining(", "));
        return destination.permit().unit().name() + " [" + destination.permit().id() + "] "
                + destination.suitability().code() + ": " + reasons;
    }

    private static String text(Note note) {
        return note.kind().key().isEmpty()
                ? note.words().get(0).sv()
                : TEXTS.text(
                        Language.SV,
                        note.kind().key(),
                        note.words().stream().map(label -> label.sv()).toList());
    }
}
