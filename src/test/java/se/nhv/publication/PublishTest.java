package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in fhir-resources are what the documents and the overlay give, and nothing else. */
class PublishTest {
    private final Publish publish = new Publish(Published.CONTEXT);

    @Test
    void everyFileIsWrittenAgainByteForByte() throws IOException {
        for (Map.Entry<String, byte[]> file :
                publish.files(Published.DOCUMENTS, Published.CONTENT).entrySet()) {
            assertThat(Files.readString(Published.CONTENT.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void noCareAreaPermitOrServiceStandsThereThatNothingGives() throws IOException {
        var given = publish.files(Published.DOCUMENTS, Published.CONTENT).keySet();
        for (String folder :
                new String[] {"care-areas", "permits", "healthcare-services", "concept-maps", "activities"}) {
            var found = new TreeSet<String>();
            try (Stream<Path> files = Files.list(Published.CONTENT.resolve(folder))) {
                files.forEach(file -> found.add(folder + "/" + file.getFileName()));
            }
            assertThat(given).as(folder).containsAll(found);
        }
    }

    @Test
    void aSecondRunChangesNothing(@TempDir Path folder) throws IOException {
        copyOverlay(folder);
        assertThat(publish.write(Published.DOCUMENTS, folder)).isNotEmpty();
        assertThat(publish.write(Published.DOCUMENTS, folder)).isEmpty();
    }

    @Test
    void aMisspeltFieldOfTheOverlayIsRefusedWithTheFilesName(@TempDir Path folder) throws IOException {
        copyOverlay(folder);
        change(folder, "dysmeli", "\"asked\":", "\"askd\":");
        assertThatThrownBy(() -> publish.files(Published.DOCUMENTS, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dysmeli.json")
                .hasMessageContaining("askd");
    }

    @Test
    void anExcerptThatTheDocumentDoesNotHoldIsRefusedWithItsLabel(@TempDir Path folder) throws IOException {
        copyOverlay(folder);
        change(folder, "net-binjure", "tumörer över sex cm i storlek\"", "tumörer över åtta cm i storlek\"");
        assertThatThrownBy(() -> publish.files(Published.DOCUMENTS, folder))
                .hasMessageContaining("kalla-001#p25")
                .hasMessageContaining("åtta cm");
    }

    @Test
    void aDelimitationThatCutsNothingKnownIsRefused(@TempDir Path folder) throws IOException {
        copyOverlay(folder);
        change(folder, "dysmeli", "\"cuts\": [\"dysmeli-1\"]", "\"cuts\": [\"dysmeli-9\"]");
        assertThatThrownBy(() -> publish.files(Published.DOCUMENTS, folder)).hasMessageContaining("dysmeli-9");
    }

    private static void change(Path folder, String area, String from, String to) throws IOException {
        Path file = folder.resolve("overlay/areas").resolve(area + ".json");
        String before = Files.readString(file);
        String after = before.replace(from, to);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private static void copyOverlay(Path folder) throws IOException {
        Path overlay = Published.CONTENT.resolve("overlay");
        try (Stream<Path> files = Files.walk(overlay)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve("overlay")
                        .resolve(overlay.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
