package se.nhv.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A label finds the words as a reader would say them, however the document was set. */
class SourceDocumentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en nationell högspeciali-/serad vårdenhet     | en nationell högspecialiserad vårdenhet
                    ska utföras på NHV-/enhet.                    | ska utföras på NHV-enhet.
                    vid ögon- /och öronsjukdom                    | vid ögon- och öronsjukdom
                    • Ortos- och/eller /protes                    | Ortos- och/eller protes
                    1. Metastaserande tumör                       | Metastaserande tumör
                    a) ATTRv                                      | ATTRv
                    över  två /  rader                            | över två rader
                    177Lu-analog                                  | 177Lu-analog
                    2 cm i storlek                                | 2 cm i storlek
                    """)
    void lineWrapsHyphensAndListMarkersAreUndone(String lines, String text) {
        String[] each = lines.split("/(?!eller)", -1);
        var document = SourceDocument.parse("kalla-900", String.join("\n", each));
        assertThat(document.text(new ParagraphLabel("kalla-900", 1, each.length)))
                .isEqualTo(text);
    }

    @Test
    void aFormFeedAndAHardSpaceAreWhiteSpaceInsideALine() {
        var document = SourceDocument.parse("kalla-900", "amputationer efter\n\f sepsis,\u00a0trauma \n");
        assertThat(document.text(new ParagraphLabel("kalla-900", 1, 2))).isEqualTo("amputationer efter sepsis, trauma");
    }

    @Test
    void emptyLinesAreNotCounted() {
        var document = SourceDocument.parse("kalla-900", "\n\nett\n \n\ntvå\n");
        assertThat(document.text(new ParagraphLabel("kalla-900", 2, 2))).isEqualTo("två");
    }

    @Test
    void aLabelBeyondTheDocumentIsRefused() {
        var document = SourceDocument.parse("kalla-900", "ett\ntvå");
        assertThatThrownBy(() -> document.text(new ParagraphLabel("kalla-900", 2, 3)))
                .hasMessageContaining("kalla-900#p2-3");
        assertThatThrownBy(() -> document.text(new ParagraphLabel("kalla-901", 1, 1)))
                .hasMessageContaining("kalla-901#p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kalla-003#p7", "kalla-003#p7-9", "sida:konsdysfori#p10-12"})
    void aLabelIsWrittenAsItWasRead(String text) {
        assertThat(ParagraphLabel.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kalla-003", "kalla-003#p0", "kalla-003#p9-7", "areas", "", "kalla-003#p7-"})
    void whatIsNoLabelIsNone(String text) {
        assertThat(ParagraphLabel.parse(text)).isEmpty();
    }
}
