package se.nhv.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.Versions;

class ContentFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void anEdition() throws IOException {
        Files.writeString(folder.resolve("edition.properties"), "id=3\ninstant=2026-01-02T00:00:00Z\n");
    }

    private void file(String path, String json) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    private ResourceVersion only() {
        return ContentFiles.in(folder)
                .against(Map.of(), Versions.NOON)
                .versions()
                .get(0);
    }

    @Test
    void aFileBecomesAVersionWithItsMetaSetAndNothingElseChanged() throws IOException {
        file("organizations/sus.json", """
                {
                  "resourceType": "Organization",
                  "id": "sus",
                  "meta": { "versionId": "99", "tag": [ { "code": "dokument" } ] },
                  "name": "Skånes universitetssjukhus",
                  "extension": [ { "url": "http://x.example/e", "valueDecimal": 1.50 } ]
                }
                """);
        ResourceVersion version = only();
        assertThat(new String(version.json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"resourceType\":\"Organization\",\"id\":\"sus\",\"meta\":{\"versionId\":\"1\","
                        + "\"lastUpdated\":\"2026-11-22T12:00:00.000Z\",\"tag\":[{\"code\":\"dokument\"}]},"
                        + "\"name\":\"Skånes universitetssjukhus\","
                        + "\"extension\":[{\"url\":\"http://x.example/e\",\"valueDecimal\":1.50}]}");
        assertThat(version.key().reference()).isEqualTo("Organization/sus");
    }

    @Test
    void theEditionIsThatOfTheProperties() {
        assertThat(ContentFiles.in(folder).edition()).hasToString("3@2026-01-02T00:00:00Z");
    }

    @Test
    void editorialInputIsNotContent() throws IOException {
        file("overlay/dysmeli.json", "{ \"free\": \"form\" }");
        assertThat(ContentFiles.in(folder).against(Map.of(), Versions.NOON).versions())
                .isEmpty();
    }

    @Test
    void allFaultsAreSaidAtOnceWithTheirFiles() throws IOException {
        file("organizations/a.json", "{ \"resourceType\": \"Organization\", \"id\": \"b\" }");
        file("organizations/c.json", "{ \"resourceType\": ");
        file("organizations/d.json", "{ \"resourceType\": \"Organization\", \"id\": \"d\", \"id\": \"d\" }");
        file("organizations/e.json", "[]");
        file("organizations/f.json", "{ \"resourceType\": \"Organization\", \"id\": \"f\" }");
        file("others/f.json", "{ \"resourceType\": \"Organization\", \"id\": \"f\" }");
        assertThatThrownBy(() -> ContentFiles.in(folder))
                .isInstanceOfSatisfying(BrokenContentException.class, broken -> {
                    assertThat(broken.faults()).hasSize(5);
                    assertThat(broken.getMessage()).contains("a.json", "c.json", "d.json", "e.json", "f.json");
                });
    }

    @Test
    void aFolderWithoutAnEditionIsNoContent() throws IOException {
        Files.delete(folder.resolve("edition.properties"));
        assertThatThrownBy(() -> ContentFiles.in(folder))
                .isInstanceOf(BrokenContentException.class)
                .hasMessageContaining("edition.properties");
    }

    @Test
    void theProgramCarriesContent() {
        assertThat(ContentFiles.embedded().edition().id()).isNotEmpty();
    }
}
