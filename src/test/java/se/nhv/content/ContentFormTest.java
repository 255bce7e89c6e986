package se.nhv.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each file is written in the one form, and its name says what is in it. */
class ContentFormTest {
    /** Leaves room for {@code --version} of a superseded decision within FHIR's 64 characters. */
    private static final int LONGEST_ID = 56;

    @Test
    void aFileIsNamedAfterTheIdOfItsResource() {
        assertThat(Content.all().files()).allSatisfy(file -> {
            String id = file.resource().getIdElement().getIdPart();
            assertThat(id).as(file.path().toString()).isEqualTo(file.name()).hasSizeLessThanOrEqualTo(LONGEST_ID);
            assertThat(id).matches("[a-z0-9]+([.-][a-z0-9]+)*");
        });
    }

    @Test
    void aFolderHoldsOneKindOfResource() {
        Map<String, TreeSet<String>> kinds = new TreeMap<>();
        for (Content.File file : Content.all().files()) {
            String folder = Content.FOLDER.relativize(file.path().getParent()).toString();
            kinds.computeIfAbsent(folder, key -> new TreeSet<>())
                    .add(file.resource().fhirType());
        }
        assertThat(kinds.values()).allSatisfy(types -> assertThat(types).hasSize(1));
        assertThat(kinds)
                .contains(
                        entry("organizations", one("Organization")),
                        entry("locations", one("Location")),
                        entry("code-systems", one("CodeSystem")),
                        entry("documents", one("DocumentReference")));
    }

    private static TreeSet<String> one(String type) {
        var set = new TreeSet<String>();
        set.add(type);
        return set;
    }

    @Test
    void aFileStandsInCanonicalFormSoThatADiffShowsOnlyWhatChanged() {
        var form = new CanonicalForm(Content.context());
        assertThat(Content.all().files())
                .allSatisfy(file -> assertThat(file.json())
                        .as(file.path() + " (rewrite it with CanonicalForm)")
                        .isEqualTo(form.write(file.resource())));
    }

    @Test
    void noFileClaimsAServerVersionOrInstant() {
        assertThat(Content.all().resources()).allSatisfy(resource -> {
            assertThat(resource.getMeta().getVersionId()).isNull();
            assertThat(resource.getMeta().getLastUpdated()).isNull();
        });
    }

    @Test
    void theAddressOfWhatWeNameOurselvesEndsInItsTypeAndId() {
        assertThat(Content.all()
                        .artefacts()
                        .filter(artefact ->
                                artefact.hasUrl() && artefact.getUrl().startsWith(se.nhv.fhir.Systems.BASE)))
                .isNotEmpty()
                .allSatisfy(artefact -> assertThat(artefact.getUrl())
                        .isEqualTo(se.nhv.fhir.Systems.BASE + "/" + artefact.fhirType() + "/"
                                + artefact.getIdElement().getIdPart()));
    }
}
