package se.nhv.publication.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.OverlayReader;

/** An editor's files stand in the layout in which an import writes them, so that an import shows as the lines that it changed. */
class OverlayFilesTest {
    private static final Path FOLDER = Path.of("fhir-resources/overlay");
    private final Overlay overlay;

    OverlayFilesTest() throws IOException {
        overlay = new OverlayReader().read(FOLDER);
    }

    @Test
    void everyAreasFileIsTheSameWhenItIsWrittenAgain() throws IOException {
        for (Area area : overlay.areas()) {
            assertThat(new String(OverlayFiles.area(area), StandardCharsets.UTF_8))
                    .as(area.slug())
                    .isEqualTo(Files.readString(FOLDER.resolve("areas/" + area.slug() + ".json")));
        }
    }

    @Test
    void theAddressesAreTheSameWhenTheyAreWrittenAgain() throws IOException {
        assertThat(new String(OverlayFiles.addresses(overlay.addresses()), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(FOLDER.resolve("addresses.json")));
    }
}
