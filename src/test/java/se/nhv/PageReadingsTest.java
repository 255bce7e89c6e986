package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.nhv.source.variants.Variant;
import se.nhv.testing.InventedPage;

/** An editor drops a page in that has changed since the criteria were written, and reads which of them hang in the air. */
class PageReadingsTest {
    private static final String PAGE = InventedPage.TEXT;

    private static final String AREA = "klumpsjuka-hos-fiskare";

    @TempDir
    private Path folder;

    private Path content = Path.of("fhir-resources");

    /** The area is known: its page was read, and an editor has gone through the draft. */
    private void knownArea() throws IOException {
        content = folder.resolve("fhir-resources");
        copy(Path.of("fhir-resources"), content);
        run("--write", write("klump.txt", PAGE.getBytes(StandardCharsets.UTF_8)));
        Path overlay = content.resolve("overlay/areas/" + AREA + ".json");
        Files.writeString(overlay, Files.readString(overlay).replaceFirst("(\"origin\": )\"[^\"]*\"", "$1\"NHV\""));
    }

    private String run(String... args) {
        StringWriter out = new StringWriter();
        new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(Stream.concat(Stream.of("--content", content.toString()), Stream.of(args))
                        .toArray(String[]::new));
        return out.toString();
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    /** What is told of the area's criteria when the page reads like this. */
    private List<String> told(byte[] page) throws IOException {
        return run(write("sparad sida.html", page))
                .lines()
                .filter(line -> line.startsWith("  ! "))
                .map(line -> line.substring(4))
                .toList();
    }

    private List<String> told(String page) throws IOException {
        return told(page.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whenTheCriteriaHaveBeenGoneThroughThePageIsRememberedAsItReadsNow() throws IOException {
        knownArea();
        assertThat(Files.readString(content.resolve("overlay/readings/" + AREA + ".json")))
                .as("no word of the page is kept")
                .doesNotContainIgnoringCase("klump som", "växer");
        String changed = write("ny.txt", PAGE.replace("växer fort", "växer").getBytes(StandardCharsets.UTF_8));
        assertThat(run("--reread", changed)).contains("skulle ändra overlay/readings/" + AREA + ".json");
        assertThat(run("--reread", "--write", changed)).contains("skrev overlay/readings/" + AREA + ".json");
        assertThat(run("--reread", "--write", changed))
                .contains("= " + AREA + ": inget kriterium hänger i luften")
                .doesNotContain("skrev");
        assertThat(told(PAGE)).singleElement().asString().contains("-2a", "lyder nu: klumpen växer fort");
    }

    @Test
    void criteriaThatWereNeverReadAgainstAPageAreTold() throws IOException {
        knownArea();
        Files.delete(content.resolve("overlay/readings/" + AREA + ".json"));
        assertThat(told(PAGE)).containsExactly(AREA + ": kriterierna är aldrig lästa mot en sida och jämförs inte");
        StringWriter out = new StringWriter();
        new CommandLine(new CheckCommand()).setOut(new PrintWriter(out)).execute("--content", content.toString());
        assertThat(out.toString())
                .contains("varning [overlay-hanging] overlay/areas/" + AREA + " " + AREA
                        + "-2a: registret har aldrig läst sida:" + AREA + "#p8");
    }

    /** The issue's own example, on a saved page of any name. */
    @Test
    void theCriterionYouMappedToACodeNowReads() throws IOException {
        String page = Files.readString(Path.of("src/test/resources/kallor/001-area-net-binjure.txt"));
        assertThat(told(page)).isEmpty();
        assertThat(told(Variant.AS_HTML.of(page.replace("Samtliga pankreas-", "Vissa pankreas-"))))
                .singleElement()
                .asString()
                .contains(
                        "kriteriet net-a-3 som C17.0, C17.1, C25.4, D13.7 är kopplade till (kalla-001#p13) lyder nu: Vissa");
    }

    @Test
    void anAreaUnderABoardsNameIsFoundAndReported() throws IOException {
        String decision = write("beslut.txt", """
                Nämnden för nationell högspecialiserad vård 2024-09-24

                Perifer facialpares: Region Uppsala, Region Östergötland
                Djup endometrios: Region Skåne, Region Uppsala
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(run(decision))
                .contains("\"Perifer facialpares\" läst som Perifer facialispares", "[perifer-facialispares]")
                .contains(
                        "Djup endometrios är inget av registrets områden; namn som liknar: Avancerad kirurgi vid endometrios");
        assertThat(run("--format", "JSON", decision))
                .contains(
                        "\"title\":\"Perifer facialpares\",\"slug\":\"perifer-facialispares\"",
                        "\"slug\":\"djup-endometrios\"");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
