package se.nhv.publication.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.publication.draft.DraftArea;
import se.nhv.publication.overlay.Area;
import se.nhv.source.Report;
import se.nhv.source.SourceReader;
import se.nhv.source.directory.Directory;
import se.nhv.source.variants.SyntheticPage;
import se.nhv.source.variants.Variant;
import se.nhv.testing.InventedPage;

/** A page has changed since the criteria were written: what hangs in the air is told, and nothing else. */
class HangingCriteriaTest {
    private static final String PAGE = InventedPage.TEXT;

    private static final Directory DIRECTORY = SyntheticPage.directory();

    private final SourceReader reader = new SourceReader(DIRECTORY, Map.of());
    private final Report known = read(PAGE.getBytes(StandardCharsets.UTF_8));
    private final Area area =
            new DraftArea(known.documents().get(0), "https://pages.example/klump/", DIRECTORY, labels()).area();
    private final PageReading reading =
            new FirstReading(area, area.slug()).of(known, known.documents().get(0));

    private Report read(byte[] page) {
        return reader.read(page);
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < known.lines().size(); i++) {
            labels.putIfAbsent(known.lines().get(i).became(), "sida:klumpsjuka-hos-fiskare#p" + (i + 1));
        }
        return labels;
    }

    /** What is told when the page reads like this. */
    private List<String> lines(byte[] page) {
        Report report = read(page);
        return new HangingCriteria(area, reading, report, report.documents().get(0)).lines();
    }

    private List<String> lines(String page) {
        return lines(page.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void anotherFormOfThePageLeavesNothingHanging(Variant variant) {
        assertThat(lines(variant.of(PAGE))).isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "större än 2 cm",
                        "större än 3 cm",
                        List.of(
                                "klumpsjuka-hos-fiskare-1 (sida:klumpsjuka-hos-fiskare#p6) lyder nu: Bedömning av klump som är större än 3 cm.")),
                Arguments.of(
                        "växer fort",
                        "växer",
                        List.of("klumpsjuka-hos-fiskare-2a (sida:klumpsjuka-hos-fiskare#p8) lyder nu: klumpen växer")),
                Arguments.of(
                        "hos ägare av akvarium",
                        "hos akvariefiskar",
                        List.of(
                                "klumpsjuka-hos-fiskare-avgr1 (sida:klumpsjuka-hos-fiskare#p12) lyder nu: Klump hos akvariefiskar ingår inte.")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void oneChangedWordNamesExactlyItsCriterion(String before, String after, List<String> expected) {
        assertThat(lines(PAGE.replace(before, after)))
                .containsExactlyElementsOf(
                        expected.stream().map(line -> "kriteriet " + line).toList());
    }

    @Test
    void anItemThatIsGoneOrNewIsToldAndCounted() {
        assertThat(lines(PAGE.replace(" 3. Uppföljning av klump.\n", "")))
                .containsExactly(
                        "kriteriet "
                                + "klumpsjuka-hos-fiskare-3 (sida:klumpsjuka-hos-fiskare#p10) finns inte längre i dokumentet",
                        "sidan har två punkter under definitionen (klumpsjuka-hos-fiskare), registret tre");
        assertThat(lines(PAGE.replace("av klump.\n", "av klump.\n 4. Odling av klump.\n")))
                .containsExactly(
                        "nytt, inget kriterium bygger på det: punkt 4: Odling av klump.",
                        "sidan har fyra punkter under definitionen (klumpsjuka-hos-fiskare), registret tre");
    }

    @Test
    void anotherWayToCombineTheItemsIsTold() {
        assertThat(lines(PAGE.replace(
                        "samtliga kriterier nedan är uppfyllda", "minst ett av följande kriterier är uppfyllt")))
                .contains("under punkt 2 ("
                        + "klumpsjuka-hos-fiskare-2) krävs enligt sidan minst 1 av punkterna, enligt registret"
                        + " alla punkterna");
    }

    @Test
    void anItemThatBecomesADelimitationHangs() {
        String page = PAGE.replace(" 3. Uppföljning av klump.\n", "")
                .replace("ingår inte.\n", "ingår inte.\n • Uppföljning av klump.\n");
        assertThat(lines(page))
                .contains(
                        "kriteriet "
                                + "klumpsjuka-hos-fiskare-3 (sida:klumpsjuka-hos-fiskare#p10) står nu som avgränsning 2: Uppföljning av klump.");
    }

    @Test
    void aPageThatIsCutOffDoesNotSayThatTheRestIsGone() {
        assertThat(lines(PAGE.substring(0, PAGE.indexOf(" 3. Uppf"))))
                .contains("kriteriet "
                        + "klumpsjuka-hos-fiskare-3 (sida:klumpsjuka-hos-fiskare#p10) syns inte: sidan är avklippt")
                .noneMatch(line -> line.contains("finns inte längre"));
    }

    @Test
    void sectionsInAnotherOrderLeaveNothingHanging() {
        int delimitations = PAGE.indexOf("Avgränsningar");
        int holders = PAGE.indexOf("Tillståndsinnehavare");
        String shuffled = PAGE.substring(0, delimitations) + PAGE.substring(holders) + "\n"
                + PAGE.substring(delimitations, holders);
        assertThat(lines(shuffled)).isEmpty();
    }

    @Test
    void anotherDefinitionIsToldToBeAnother() {
        assertThat(lines(PAGE.replace("klump", "bula").replace("Klump hos", "Bula hos")))
                .first()
                .asString()
                .startsWith("definitionen är omskriven: ");
    }
}
