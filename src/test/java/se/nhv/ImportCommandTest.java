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
