package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.OverlayReader;

/** An area is published again from its editorial file and what is published already: nobody needs the documents at hand. */
class PublishedWordsTest {
    private final Overlay overlay;

    PublishedWordsTest() throws IOException {
        overlay = new OverlayReader().read(Published.CONTENT.resolve("overlay"));
    }

    @TestFactory
    Stream<DynamicTest> everyAreaIsTheSameByteForByteWithoutTheDocuments() {
        PublishedWords words = new PublishedWords(Published.CONTENT);
        ResourceFiles files = new ResourceFiles(Published.CONTEXT);
        return overlay.areas().stream()
                .map(area -> DynamicTest.dynamicTest(area.slug(), () -> {
                    Map<String, byte[]> made = files.of(Publication.area(area, overlay, words.of(area.slug())));
                    for (Map.Entry<String, byte[]> file : made.entrySet()) {
                        assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
                                .as(file.getKey())
                                .isEqualTo(Files.readString(Published.CONTENT.resolve(file.getKey())));
                    }
                }));
    }
}
