package se.nhv.publication.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.publication.check.Finding.Severity;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.OverlayReader;
import se.nhv.publication.reading.PageReading;
import se.nhv.publication.reading.Passage;
import se.nhv.publication.reading.ReadingFiles;

/** The editors' criteria rest on what the register has read, and each kind of hanging is found where it is made. */
class OverlayCheckTest {
    private static final Path OVERLAY = Path.of("fhir-resources/overlay");
    private static final String AREA = "ryggmargsskador";

    private final Overlay overlay;
    private final Map<String, PageReading> readings;

    OverlayCheckTest() throws IOException {
        overlay = new OverlayReader().read(OVERLAY);
        readings = new TreeMap<>(new ReadingFiles(OVERLAY).all());
    }

    @Test
    void nothingPublishedHangsInTheAir() {
        assertThat(new OverlayCheck(overlay, readings).findings()).isEmpty();
    }

    private static Arguments fault(Severity severity, String where, String words, UnaryOperator<Passage> change) {
        return Arguments.of(severity, where, words, change);
    }

    private static Passage with(Passage passage, String combine, List<String> by) {
        return new Passage(passage.at(), passage.words(), combine, passage.items(), by);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        Severity.WARNING,
                        AREA + " rygg-3",
                        "aldrig läst sida:ryggmargsskador#p12",
                        one -> one.by().contains("rygg-3") ? with(one, one.combine(), List.of()) : one),
                fault(
                        Severity.ERROR,
                        AREA + " rygg-9",
                        "kriterium som inte finns",
                        one -> one.by().contains("rygg-3")
                                ? with(one, one.combine(), List.of("rygg-3", "rygg-9"))
                                : one),
                fault(
                        Severity.WARNING,
                        AREA + " rygg",
                        "sidan säger at-least 2 där kriteriet säger all-of",
                        one -> one.by().contains("rygg") ? with(one, "at-least 2", one.by()) : one));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatHangsIsNamed(Severity severity, String where, String words, UnaryOperator<Passage> change) {
        readings.computeIfPresent(
                AREA,
                (area, reading) -> new PageReading(
                        area, reading.passages().stream().map(change).toList()));
        assertThat(new OverlayCheck(overlay, readings).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.code()).isEqualTo("overlay-hanging");
                    assertThat(finding.where()).isEqualTo("overlay/areas/" + where);
                    assertThat(finding.words()).contains(words);
                });
    }

    @Test
    void anAreaWhosePageWasNeverReadHasEveryCriterionNamed() {
        readings.remove(AREA);
        long criteria = overlay.areas().stream()
                .filter(area -> area.slug().equals(AREA))
                .findFirst()
                .orElseThrow()
                .criteria()
                .size();
        assertThat(new OverlayCheck(overlay, readings).findings()).hasSize(Math.toIntExact(criteria));
    }

    @Test
    void aReadingOfAnAreaThatIsGoneIsAnError() {
        readings.put("borta", new PageReading("borta", List.of()));
        assertThat(new OverlayCheck(overlay, readings).findings())
                .singleElement()
                .extracting(Finding::severity, Finding::where)
                .containsExactly(Severity.ERROR, "overlay/readings/borta");
    }
}
