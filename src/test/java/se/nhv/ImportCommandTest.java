package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An editor drops pages in and reads what they hold. */
class ImportCommandTest {
    private static final String PAGE = """
            Klumpsjuka hos fiskare

            Definition

            Socialstyrelsen har beslutat att vården nedan ska utgöra nationell högspecialiserad vård och bedrivas vid två enheter.

            Följande utgör nationell högspecialiserad vård:

             • Bedömning av klump.
             • Borttagning av klump.

            Tillståndsinnehavare

             • Region Skåne genom Skånes universitetsjukhus
             • Region Uppsala

            Giltighetstid

            Tillståndet gäller från 1 juli 2024 och tillsvidare.
            """;

    @TempDir
    private Path folder;

    private record Run(int code, String out) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new ImportCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(args);
        return new Run(code, out.toString());
    }

    private String page(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    @Test
    void otherProgramsGetOneObjectALine() throws IOException {
        Run run = run("--format", "json", page("a.txt", PAGE));
        assertThat(run.code()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.path("kind").asText()).isEqualTo("area-page");
        assertThat(json.path("slug").asText()).isEqualTo("klumpsjuka-hos-fiskare");
        assertThat(json.path("decidedUnits").path(0).path("count").asInt()).isEqualTo(2);
        assertThat(json.path("decidedUnits").path(0).has("scope")).isFalse();
        assertThat(json.path("holders").path(0).path("region").asText()).isEqualTo("Region Skåne");
        assertThat(json.path("holders").path(1).has("unit")).isFalse();
        assertThat(json.path("validFrom").asText()).isEqualTo("2024-07-01");
        assertThat(json.has("validTo")).isFalse();
        assertThat(json.path("criteria").path("children").size()).isEqualTo(2);
        assertThat(json.path("notUnderstood").size()).isZero();
        assertThat(json.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void aMisspeltHospitalIsFoundAndReported() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(run("--format", "json", page("a.txt", PAGE)).out());
        assertThat(json.path("holders").path(0).path("unit").asText()).isEqualTo("Skånes universitetssjukhus");
        assertThat(json.path("corrections").path(0).path("text").asText()).isEqualTo("Skånes universitetsjukhus");
    }

    @Test
    void anEditorReadsWhatWouldChange() throws IOException {
        Run run = run(page("a.txt", PAGE));
        assertThat(run.out())
                .contains("området finns inte i registret: Klumpsjuka hos fiskare")
                .contains("läst som Skånes universitetssjukhus");
    }

    @Test
    void aPageThatIsCutOffIsAnErrorWhenStrict() throws IOException {
        String cut = page("cut.txt", PAGE.substring(0, PAGE.indexOf("Region Uppsala")));
        assertThat(run(cut).code()).isZero();
        Run strict = run("--strict", cut);
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).contains("AVKLIPPT");
    }

    @Test
    void aLineThatIsNotUnderstoodIsNamedWithItsNumber() throws IOException {
        String odd = page("odd.txt", PAGE + "\nOvanlig rubrik\n\nHär står något nytt om vården.\n");
        assertThat(run("--strict", odd).code()).isEqualTo(1);
        assertThat(run(odd).out()).contains("inte förstådd, rad");
    }

    @Test
    void everyLineTellsWhatBecameOfIt() throws IOException {
        String page = page("a.txt", "Kontakt\n\n" + PAGE + "\nOvanlig rubrik\n\nHär står något nytt om vården.\n");
        assertThat(run("--lines", page).out().lines())
                .contains(
                        "  rad 3\tanvänd\ttitle\tPlanDefinition/klumpsjuka-hos-fiskare.title",
                        "  rad 5\trubrik\tDEFINITION",
                        "  rad 7\tanvänd\tdecidedUnits\tPlanDefinition/klumpsjuka-hos-fiskare.extension(nhv-number-of-units)",
                        "  rad 11\tanvänd\tcriteria.1\tPlanDefinition/klumpsjuka-hos-fiskare.action",
                        "  rad 16\tanvänd\tholders\tOrganizationAffiliation/klumpsjuka-hos-fiskare.skane",
                        "  rad 17\tanvänd\tholders\tOrganizationAffiliation/klumpsjuka-hos-fiskare.uppsala",
                        "  rad 21\tanvänd\tvalidFrom\tPlanDefinition/klumpsjuka-hos-fiskare.effectivePeriod,"
                                + " OrganizationAffiliation/klumpsjuka-hos-fiskare.skane.period,"
                                + " OrganizationAffiliation/klumpsjuka-hos-fiskare.uppsala.period")
                .anyMatch(line -> line.startsWith("  rad 25\tinte förstådd"));
    }

    @Test
    void aLineOfAKnownAreaTellsTheCriteriaThatRestOnIt() throws IOException {
        String kept = "src/test/resources/kallor/";
        assertThat(run("--lines", kept + "001-area-net-binjure.txt").out().lines())
                .contains(
                        "  rad 22\tanvänd\tcriteria.A3\tPlanDefinition/net-binjure.action[net-a-3]",
                        "  rad 31\tanvänd\tdelimitations.1\tPlanDefinition/net-binjure.action[net-a-x1]",
                        "  rad 48\tanvänd\tholders\tOrganizationAffiliation/net-binjure.skane");
        assertThat(run("--lines", kept + "000-area-avancerad-backenkirurgi.txt").out())
                .contains("clarifications.1\tPlanDefinition/avancerad-backenkirurgi.relatedArtifact\n")
                .contains("criteria.1.1\tPlanDefinition/avancerad-backenkirurgi.action[bk-1]\n");
    }

    @Test
    void whatCannotBeReadFailsAndSaysWhy() throws IOException {
        Run run = run("--format", "json", page("noise.txt", "alldeles andra ord\n"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("problem");
        assertThat(run(folder.resolve("none.txt").toString()).code()).isEqualTo(2);
    }

    @Test
    void nothingIsWrittenWithoutAFolderToWriteIn() throws IOException {
        assertThat(run("--write", page("a.txt", PAGE)).code()).isEqualTo(2);
    }

    @Test
    void theDocumentsWritesTheContentByteForByteTwice() throws IOException {
        Path content = folder.resolve("fhir-resources");
        copy(Path.of("fhir-resources"), content);
        Files.delete(content.resolve("care-areas/dysmeli.json"));
        String documents = "src/test/resources/kallor";
        Run first = run("--write", "--content", content.toString(), documents);
        assertThat(first.out()).contains("skrev care-areas/dysmeli.json");
        assertThat(content.resolve("care-areas/dysmeli.json"))
                .hasSameBinaryContentAs(Path.of("fhir-resources/care-areas/dysmeli.json"));
        assertThat(run("--write", "--content", content.toString(), documents).out())
                .contains("byte för byte");
    }

    private Path copiedContent() throws IOException {
        Path content = folder.resolve("fhir-resources");
        copy(Path.of("fhir-resources"), content);
        return content;
    }

    /** Every file of the folder, by path. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void aPageOfANewAreaBecomesADraftOnceAndOnlyWhenWritten() throws IOException {
        Path content = copiedContent();
        Map<String, String> before = files(content);
        String[] import_ = {
            "--content", content.toString(), page("ny.txt", "# source: https://pages.example/klump/\n" + PAGE)
        };
        assertThat(run(import_).out()).contains("skulle lägga till care-areas/klumpsjuka-hos-fiskare.json");
        assertThat(files(content)).isEqualTo(before);
        String[] write = {"--write", import_[0], import_[1], import_[2]};
        Run first = run(write);
        assertThat(first.code()).as(first.out()).isZero();
        Map<String, String> once = files(content);
        assertThat(once)
                .containsKeys(
                        "overlay/areas/klumpsjuka-hos-fiskare.json",
                        "care-areas/klumpsjuka-hos-fiskare.json",
                        "permits/klumpsjuka-hos-fiskare.skane.json",
                        "healthcare-services/klumpsjuka-hos-fiskare.sus.json",
                        "documents/sida-klumpsjuka-hos-fiskare.json");
        assertThat(once.get("care-areas/klumpsjuka-hos-fiskare.json"))
                .contains("\"status\": \"draft\"", "\"overifierad\"", "https://pages.example/klump/");
        assertThat(run(write).out()).contains("byte för byte").doesNotContain("skrev");
        assertThat(files(content)).isEqualTo(once);
    }

    @Test
    void noneOfThePagesSentencesIsWritten() throws IOException {
        Path content = copiedContent();
        run(
                "--write",
                "--address",
                "https://pages.example/klump/",
                "--content",
                content.toString(),
                page("ny.txt", PAGE));
        assertThat(files(content).values())
                .noneMatch(text -> text.contains("av klump") || text.contains("vården nedan ska utgöra"));
    }

    @Test
    void aDraftIsSoundContent() throws IOException {
        Path content = copiedContent();
        for (String name : List.of(
                "02-nested-counts-by-item", "08-pairs-that-cooperate", "20-sub-areas", "36-parts-of-units-in-prose")) {
            String text = Files.readString(Path.of("src/test/resources/pages", name + ".txt"))
                    .split("=== reads as")[0];
            Run run = run(
                    "--write",
                    "--address",
                    "https://pages.example/" + name,
                    "--content",
                    content.toString(),
                    page(name, text));
            assertThat(run.code()).as(run.out()).isZero();
        }
        int code = new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute("--content", content.toString());
        assertThat(code).isZero();
        // the collection at hand holds only the decision of 003: its checksum is another text's
        assertThat(run("--content", content.toString(), "src/test/resources/kallor")
                        .out()
                        .lines()
                        .filter(line -> line.contains("skulle ändra")))
                .containsExactly("skulle ändra documents/kalla-003.json");
    }

    @Test
    void aPageWithoutAnAddressOrAnEndGivesNoDraft() throws IOException {
        Path content = copiedContent();
        Map<String, String> before = files(content);
        Run nowhere = run("--write", "--content", content.toString(), page("ny.txt", PAGE));
        assertThat(nowhere.out()).contains("--address");
        assertThat(nowhere.code()).isEqualTo(1);
        String cut = page("cut.txt", PAGE.substring(0, PAGE.indexOf("Giltighetstid")));
        Run half = run("--write", "--address", "https://pages.example/x", "--content", content.toString(), cut);
        assertThat(half.out()).contains("avklippt");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void aKnownAreaGetsTheHoldersThatItLacksAndKeepsWhatAnEditorWrote() throws IOException {
        Path content = copiedContent();
        Map<String, String> before = files(content);
        String page = page("a.txt", PAGE.replace("Klumpsjuka hos fiskare", "Moyamoya"));
        String[] import_ = {"--address", "https://pages.example/x", "--content", content.toString(), page};
        assertThat(run(import_).out())
                .contains("+ innehavare: Region Skåne", "skulle lägga till permits/moyamoya.skane");
        assertThat(files(content)).isEqualTo(before);
        String[] write = {"--write", import_[0], import_[1], import_[2], import_[3], import_[4]};
        assertThat(run(write).out()).contains("skrev ny permits/moyamoya.skane.json");
        Map<String, String> after = files(content);
        assertThat(after.get("permits/moyamoya.skane.json"))
                .contains("Organization/region-skane", "2024-07-01", "verifierad");
        assertThat(after.get("provenance/moyamoya.skane.kalla.json")).contains("DocumentReference/adress-");
        before.forEach((path, text) -> {
            if (path.startsWith("permits/") || path.startsWith("healthcare-services/")) {
                assertThat(after.get(path)).as(path).isEqualTo(text);
            }
        });
        assertThat(run(write).out()).doesNotContain("skrev");
        assertThat(files(content)).isEqualTo(after);
        int check = new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute("--content", content.toString());
        assertThat(check).isZero();
    }

    @Test
    void aKnownAreaGetsTheNumberOfUnitsAndTheFirstDayThatNobodyKnew() throws IOException {
        Path content = copiedContent();
        String permit = "permits/koagulationssjukdomar.skane.json";
        assertThat(files(content).get(permit)).doesNotContain("2024-07-01");
        String page = page("a.txt", PAGE.replace("Klumpsjuka hos fiskare", "Koagulationssjukdomar"));
        String[] write = {"--write", "--address", "https://pages.example/x", "--content", content.toString(), page};
        assertThat(run(write).out()).contains("skrev " + permit);
        Map<String, String> after = files(content);
        assertThat(after.get(permit)).contains("\"start\": \"2024-07-01\"");
        assertThat(after.get("care-areas/koagulationssjukdomar.json"))
                .containsPattern("nhv-number-of-units\",\\s+\"valuePositiveInt\": 2")
                .contains("https://pages.example/x");
        assertThat(run(write).out()).doesNotContain("skrev");
    }

    @Test
    void aPageThatIsCutOffAddsNothingToAKnownArea() throws IOException {
        Path content = copiedContent();
        Map<String, String> before = files(content);
        String page = PAGE.replace("Klumpsjuka hos fiskare", "Moyamoya");
        String cut = page("cut.txt", page.substring(0, page.indexOf("Giltighetstid")));
        Run run = run("--write", "--address", "https://pages.example/x", "--content", content.toString(), cut);
        assertThat(run.out()).contains("+ innehavare: Region Skåne", "skrivs inte: sidan är avklippt");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void aMappedCriterionWhoseTextChangedIsTold() throws IOException {
        Path documents = folder.resolve("documents");
        copy(Path.of("src/test/resources/kallor"), documents);
        for (Path file : List.of(documents.resolve("000-area-avancerad-backenkirurgi.txt"))) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Files.writeString(
                    file, text.replace("Avancerad urinblåscancer", "All urinblåscancer"), StandardCharsets.UTF_8);
        }
        Run run = run("--content", "fhir-resources", documents.toString());
        assertThat(run.out())
                .contains("kriteriet bk-4 som C67 är kopplade till (kalla-000#p10) lyder nu: All urinblåscancer");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
