package se.nhv.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.nhv.source.record.JsonForm;
import se.nhv.source.variants.SyntheticPage;
import se.nhv.source.variants.Variant;

/** The same page in another form gives the same record; and the record is what the page was made from. */
class MetamorphicTest {
    private static final int PAGES = 120;

    private final SourceReader reader = new SourceReader(SyntheticPage.directory(), Map.of());

    private static Stream<SyntheticPage> pages() {
        return IntStream.range(0, PAGES).mapToObj(SyntheticPage::of);
    }

    private List<String> read(byte[] bytes) {
        return reader.read(bytes).documents().stream()
                .map(JsonForm::of)
                .map(Object::toString)
                .toList();
    }

    @Test
    void aPageGivesWhatItWasMadeFrom() {
        pages().forEach(page -> assertThat(
                        SyntheticPage.facts(reader.read(page.text().getBytes(StandardCharsets.UTF_8))))
                .as("page %d:\n%s", page.seed(), page.text())
                .isEqualTo(page.expected()));
    }

    @ParameterizedTest
    @EnumSource
    void aPageInAnotherFormGivesTheSame(Variant variant) {
        pages().forEach(page -> assertThat(read(variant.of(page.text())))
                .as("page %d as %s:\n%s", page.seed(), variant, page.text())
                .isEqualTo(read(page.text().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void sectionsInAnotherOrderGiveTheSame() {
        pages().forEach(page -> assertThat(read(page.shuffled().getBytes(StandardCharsets.UTF_8)))
                .as("page %d:\n%s", page.seed(), page.shuffled())
                .isEqualTo(read(page.text().getBytes(StandardCharsets.UTF_8))));
    }
}
