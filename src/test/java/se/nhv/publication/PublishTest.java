package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.source.SourceDocuments;

/** The files in fhir-resources are what the documents and the overlay give, and nothing else. */
class PublishTest {
    private final Publish publish = new Publish(Published.CONTEXT);

    @Test
    void everyFileIsWrittenAgainByteForByte() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            assertThat(Files.readString(Published.CONTENT.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
        }
    }

    /** The collection at hand holds only the decision of 003, so its size and checksum are another text's. */
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(publish.files(Published.DOCUMENTS, Published.CONTENT));
        assertThat(files.remove("documents/kalla-003.json")).isNotNull();
        return files;
    }

    @Test
    void noCareAreaPermitOrServiceStandsThereThatNothingGives() throws IOException {
        var given = publish.files(Published.DOCUMENTS, Published.CONTENT).keySet();
        for (String folder : new String[] {
            "care-areas",
            "permits",
            "healthcare-services",
            "concept-maps",
            "activities",
            "measures",
            "measure-reports",
            "questionnaires"
        }) {
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

    @Test
    void aNewConditionGetsTheNextCodeAndIsNotTranslatedByGuess() throws IOException {
        String text = Files.readString(Published.DOCUMENTS.resolve("002-conditions-net-binjure-proposal.txt"));
        String system =
                conditions(text.replace("\uf0b7 Gammakamera", "\uf0b7 Gammakamera \n\n\uf0b7 Skärbrunnskamera"));
        assertThat(system)
                .contains("\"code\": \"net-binjure-v36\",\n    \"display\": \"Skärbrunnskamera\",\n    \"property\"");
        assertThat(system).contains("\"code\": \"net-binjure-v24\",\n    \"display\": \"Lokaler som uppfyller");
    }

    @Test
    void whoMustMeetAConditionIsReadFromTheDocument() throws IOException {
        String text = Files.readString(Published.DOCUMENTS.resolve("002-conditions-net-binjure-proposal.txt"));
        assertThat(conditions(text)).contains("\"valueInteger\": 1");
        assertThat(conditions(text.replace("Vid minst en av de fyra", "Vid minst två av de fyra")))
                .contains("\"valueInteger\": 2")
                .doesNotContain("\"valueInteger\": 1");
        assertThat(conditions(text.replace(
                        "Vid minst en av de fyra tillståndsgivna enheterna", "Vid de tillståndsgivna enheterna")))
                .doesNotContain("at-least-n-units\"\n");
    }

    @Test
    void aConditionThatNowReadsOtherwiseIsToldWithItsCode() throws IOException {
        String text = Files.readString(Published.DOCUMENTS.resolve("002-conditions-net-binjure-proposal.txt"));
        assertThat(publish.hangingConditions(document(text), Published.CONTENT)).isEmpty();
        assertThat(publish.hangingConditions(document(text.replace("Gammakamera", "Gammakameror")), Published.CONTENT))
                .singleElement()
                .asString()
                .contains("net-binjure-v23", "Gammakamera");
    }

    private String conditions(String text) throws IOException {
        return new String(
                publish.files(document(text), Published.CONTENT).get("code-systems/nhv-villkor.json"),
                StandardCharsets.UTF_8);
    }

    /** The collection with another text for the conditions. */
    private static SourceDocuments document(String conditions) throws IOException {
        Map<String, String> texts = new TreeMap<>(Map.of("kalla-002", conditions));
        for (String name :
                new String[] {"000-area-avancerad-backenkirurgi", "001-area-net-binjure", "003-decision-dysmeli"}) {
            texts.put("kalla-" + name.substring(0, 3), Files.readString(Published.DOCUMENTS.resolve(name + ".txt")));
        }
        return SourceDocuments.of(texts);
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
