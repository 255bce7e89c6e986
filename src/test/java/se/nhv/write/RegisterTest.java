package se.nhv.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Entry;
import se.nhv.catalogue.Key;
import se.nhv.catalogue.Part;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.ResourceVersion;
import se.nhv.store.LogAddress;
import se.nhv.store.Origin;
import se.nhv.store.content.ContentFiles;

/** What an operator sees of base editions, editors' work and restarts. */
class RegisterTest {
    private static final Codec CODEC = new Codec(FhirContext.forR4Cached());
    private static final Instant BASE = Instant.parse("2026-11-22T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-12-24T15:00:00.123456Z"));

    @TempDir
    private Path folder;

    private Path content;

    @BeforeEach
    void aBaseEdition() throws IOException {
        content = Files.createDirectory(folder.resolve("content"));
        Files.createDirectory(content.resolve("organizations"));
        edition("1", BASE);
        base("a", "A");
        base("b", "B");
    }

    private void edition(String id, Instant instant) throws IOException {
        Files.writeString(content.resolve("edition.properties"), "id=" + id + "\ninstant=" + instant + "\n");
    }

    private void base(String id, String name) throws IOException {
        Files.writeString(
                content.resolve("organizations/" + id + ".json"),
                "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"name\":\"" + name + "\"}");
    }

    private Register open() {
        return Register.open(
                new LogAddress.Sqlite(folder.resolve("nhv.sqlite")).open(),
                ContentFiles.in(content),
                new CatalogueBuilder(CODEC, List.of()),
                CLOCK);
    }

    private static void edit(Register register, String id, String name) {
        register.write(moment -> {
            int next =
                    moment.now().versions(new ResourceKey("Organization", id)).size() + 1;
            Organization organization = new Organization().setName(name);
            organization.setId(id);
            ResourceVersion version = CODEC.version(organization, next, moment.instant());
            return new Register.Plan<>(Origin.written("editor"), List.of(version), now -> "done");
        });
    }

    private static Entry entry(Register register, String id) {
        return register.current().now().find("Organization", id).orElseThrow();
    }

    private static String name(Register register, String id) {
        return entry(register, id).resource(Organization.class).getName();
    }

    @Test
    void theFirstStartServesTheBaseEditionAtItsOwnInstant() {
        try (Register register = open()) {
            assertThat(register.current().now().edition().id()).isEqualTo("1");
            assertThat(register.current().now().edition().dataAsOf()).isEqualTo(BASE);
            assertThat(entry(register, "a").versionId()).isEqualTo(1);
            assertThat(entry(register, "a").lastUpdated()).isEqualTo(BASE);
        }
    }

    @Test
    void aRestartChangesNothing() {
        open().close();
        try (Register register = open()) {
            assertThat(register.current().now().edition().id()).isEqualTo("1");
            assertThat(register.current().now().versions(new ResourceKey("Organization", "a")))
                    .hasSize(1);
        }
    }

    @Test
    void aFileThatIsOnlyLaidOutAnewMakesNoNewVersion() throws IOException {
        open().close();
        Files.writeString(
                content.resolve("organizations/a.json"),
                "{\n  \"resourceType\": \"Organization\",\n  \"id\": \"a\",\n  \"name\": \"A\"\n}\n");
        try (Register register = open()) {
            assertThat(entry(register, "a").versionId()).isEqualTo(1);
        }
    }

    @Test
    void aWriteIsThereAfterARestart() {
        try (Register register = open()) {
            edit(register, "a", "A edited");
            assertThat(register.current().now().edition().id()).isEqualTo("1.3");
        }
        try (Register register = open()) {
            assertThat(name(register, "a")).isEqualTo("A edited");
            assertThat(entry(register, "a").versionId()).isEqualTo(2);
            assertThat(register.current().now().edition().id()).isEqualTo("1.3");
        }
    }

    @Test
    void anUpgradeBringsWhatIsNewChangedOrGoneInTheBase() throws IOException {
        open().close();
        edition("2", Instant.parse("2026-12-01T00:00:00Z"));
        base("a", "A of edition 2");
        base("c", "C");
        Files.delete(content.resolve("organizations/b.json"));
        try (Register register = open()) {
            Catalogue now = register.current().now();
            assertThat(now.edition().id()).isEqualTo("2");
            assertThat(name(register, "a")).isEqualTo("A of edition 2");
            assertThat(entry(register, "a").versionId()).isEqualTo(2);
            assertThat(entry(register, "c").versionId()).isEqualTo(1);
            assertThat(now.find("Organization", "b")).isEmpty();
            assertThat(now.versions(new ResourceKey("Organization", "b"))).hasSize(2);
        }
    }

    @Test
    void anUpgradeIsWrittenAtTheInstantOfTheUpgradeSoThatDirectoryClientsSeeIt() throws IOException {
        open().close();
        edition("2", Instant.parse("2026-12-01T00:00:00Z"));
        base("a", "A of edition 2");
        try (Register register = open()) {
            assertThat(entry(register, "a").lastUpdated()).isEqualTo("2026-12-24T15:00:00.123Z");
            assertThat(entry(register, "b").lastUpdated()).isEqualTo(BASE);
        }
    }

    @Test
    void anUpgradeKeepsWhatAnEditorWroteAndListsIt() throws IOException {
        try (Register register = open()) {
            edit(register, "a", "A edited");
        }
        edition("2", Instant.parse("2026-12-01T00:00:00Z"));
        base("a", "A of edition 2");
        base("b", "B of edition 2");
        try (Register register = open()) {
            assertThat(name(register, "a")).isEqualTo("A edited");
            assertThat(name(register, "b")).isEqualTo("B of edition 2");
            assertThat(register.kept()).containsExactly(new ResourceKey("Organization", "a"));
        }
    }

    @Test
    void anOlderProgramDoesNotUndoWhatANewerOneBrought() throws IOException {
        edition("2", Instant.parse("2026-12-01T00:00:00Z"));
        base("a", "A of edition 2");
        open().close();
        edition("1", BASE);
        base("a", "A");
        try (Register register = open()) {
            assertThat(name(register, "a")).isEqualTo("A of edition 2");
            assertThat(register.current().now().edition().id()).isEqualTo("2");
        }
    }

    @Test
    void eachWriteHasAnInstantOfItsOwnEvenWhenTheClockStandsStill() {
        try (Register register = open()) {
            edit(register, "a", "one");
            edit(register, "a", "two");
            List<Entry> versions = register.current().now().versions(new ResourceKey("Organization", "a"));
            assertThat(versions)
                    .extracting(Entry::lastUpdated)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void theRegisterCanBeAskedWhatItKnewAtAnInstant() {
        try (Register register = open()) {
            edit(register, "a", "one");
            Instant then = register.current().now().edition().dataAsOf();
            String edition = register.current().now().edition().id();
            edit(register, "a", "two");

            Catalogue earlier = register.earlier().at(then).orElseThrow();

            assertThat(earlier.edition().id()).isEqualTo(edition);
            assertThat(earlier.find("Organization", "a").orElseThrow().versionId())
                    .isEqualTo(2);
            assertThat(register.earlier().at(BASE).orElseThrow().edition().id()).isEqualTo("1");
            assertThat(register.earlier().at(BASE.minusMillis(1))).isEmpty();
            assertThat(register.earlier().earliest()).isEqualTo(BASE);
        }
    }

    @Test
    void anEarlierStateSurvivesARestart() {
        Instant then;
        try (Register register = open()) {
            edit(register, "a", "one");
            then = register.current().now().edition().dataAsOf();
            edit(register, "a", "two");
        }
        try (Register register = open()) {
            Catalogue earlier = register.earlier().at(then).orElseThrow();
            assertThat(earlier.find("Organization", "a")
                            .orElseThrow()
                            .resource(Organization.class)
                            .getName())
                    .isEqualTo("one");
            assertThat(earlier.edition().id()).isEqualTo("1.3");
        }
    }

    @Test
    void aPlanWithoutVersionsWritesNothing() {
        try (Register register = open()) {
            String result = register.write(
                    moment -> new Register.Plan<>(Origin.written(""), List.of(), now -> "nothing to do"));
            assertThat(result).isEqualTo("nothing to do");
            assertThat(register.current().now().edition().id()).isEqualTo("1");
        }
    }

    @Test
    void aPlannerThatRefusesChangesNothing() {
        try (Register register = open()) {
            assertThatThrownBy(() -> register.write(moment -> {
                        throw new IllegalArgumentException("refused");
                    }))
                    .hasMessage("refused");
            edit(register, "a", "after");
            assertThat(name(register, "a")).isEqualTo("after");
        }
    }

    @Test
    void whatARoomCannotReadNeverReachesTheLog() {
        Part<Integer> part = new Part<>(new Key<>("strict"), (now, before, changes) -> {
            if (now.find("Organization", "poison").isPresent()) {
                throw new IllegalStateException("cannot be read");
            }
            return now.all("Organization").size();
        });
        LogAddress address = new LogAddress.Sqlite(folder.resolve("nhv.sqlite"));
        try (Register register = Register.open(
                address.open(), ContentFiles.in(content), new CatalogueBuilder(CODEC, List.of(part)), CLOCK)) {
            assertThatThrownBy(() -> register.write(moment -> {
                        Organization poison = new Organization();
                        poison.setId("poison");
                        return new Register.Plan<>(
                                Origin.written("e"),
                                List.of(CODEC.version(poison, 1, moment.instant())),
                                now -> "stored");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(register.current().now().find("Organization", "poison")).isEmpty();
        }
        try (Register again = open()) {
            assertThat(again.current().now().versions(new ResourceKey("Organization", "poison")))
                    .isEmpty();
        }
    }
}
