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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An editor drops in documents that say otherwise, sees both sides, and accepts by name. The pages are invented. */
class ImportAcceptTest {
    private static final String ADDRESS = "https://pages.example/moyamoya/";

    private static final String PAGE = """
            # source: https://pages.example/moyamoya/
            Moyamoya

            Definition

            Socialstyrelsen har beslutat att vården nedan ska utgöra nationell högspecialiserad vård och bedrivas vid två enheter.

            Följande utgör nationell högspecialiserad vård:

             • Bedömning av klump.
             • Borttagning av klump.

            Tillståndsinnehavare

             • Region Stockholm genom Karolinska universitetssjukhuset, dnr 32382/2020
             • Region Uppsala genom Akademiska sjukhuset, dnr 32384/2020

            Giltighetstid

            Tillståndet gäller från 1 april 2022 och tillsvidare.
            """;

    @TempDir
    private Path folder;

    private Path content;

    private record Run(int code, String out) {}

    /** What the pages are about; with the resources of every area each of many runs would read thousands of files. */
    private static boolean needed(String path) {
        boolean shared = Stream.of(
                        "overlay", "activities", "organizations", "locations", "code-systems", "documents", "edition")
                .anyMatch(path::startsWith);
        String file = path.substring(path.lastIndexOf('/') + 1);
        return shared
                || Stream.of("moyamoya", "koagulationssjukdomar", "konsdysfori", "net-binjure", "nhv-fragor-net")
                        .anyMatch(file::startsWith);
    }

    @BeforeEach
    void copyTheContent() throws IOException {
        content = folder.resolve("fhir-resources");
        Path from = Path.of("fhir-resources");
        try (var tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                if (needed(from.relativize(file).toString())) {
                    Path to = content.resolve(from.relativize(file));
                    Files.createDirectories(to.resolveSibling("."));
                    Files.copy(file, to);
                }
            }
        }
    }

    private Run run(List<String> files, String... options) {
        List<String> args = new ArrayList<>(List.of("--content", content.toString()));
        args.addAll(List.of(options));
        args.addAll(files);
        StringWriter out = new StringWriter();
        int code = new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(args.toArray(String[]::new));
        return new Run(code, out.toString());
    }

    private Run run(String text, String... options) throws IOException {
        return run(List.of(page("page.txt", text)), options);
    }

    private String page(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private JsonNode json(String path) throws IOException {
        return new ObjectMapper().readTree(content.resolve(path).toFile());
    }

    private String notes(String area) throws IOException {
        return json("care-areas/" + area + ".json").path("usage").asText();
    }

    private String overlay(String area) throws IOException {
        return Files.readString(content.resolve("overlay/areas/" + area + ".json"));
    }

    /** What the check finds, without what is dangling because the test's content is a part of the whole. */
    private List<String> faults(String area) {
        StringWriter out = new StringWriter();
        new CommandLine(new CheckCommand()).setOut(new PrintWriter(out)).execute("--content", content.toString());
        return out.toString()
                .lines()
                .filter(line -> line.contains(area) && (line.contains("dangling") || line.contains("ended")))
                .toList();
    }

    /** A second run changes nothing. */
    private void settled(List<String> pages, String... options) throws IOException {
        Map<String, String> once = files(content);
        Run again = run(pages, options);
        assertThat(again.code()).as(again.out()).isZero();
        assertThat(again.out()).doesNotContain("skrev");
        assertThat(files(content)).isEqualTo(once);
    }

    @Test
    void aPageThatSaysWhatIsPublishedChangesNothing() throws IOException {
        Map<String, String> before = files(content);
        Run run = run(PAGE, "--write");
        assertThat(run.out()).contains("= inget skiljer sig", "inget att skriva");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void everyDifferenceIsToldWithItsNameBothValuesAndBothSources() throws IOException {
        Map<String, String> before = files(content);
        String page = PAGE.replace("två enheter", "tre enheter")
                .replace("1 april 2022 och tillsvidare", "1 maj 2022 till och med 30 april 2027")
                .replace("genom Karolinska universitetssjukhuset, dnr 32382", "genom Södersjukhuset, dnr 32389")
                .replace("Region Uppsala genom Akademiska sjukhuset", "Region Skåne genom Skånes universitetssjukhus");
        Run run = run(page);
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("~ antal enheter: 2 → 3 [moyamoya/units]")
                .contains("~ giltigt från, Region Stockholm: 2022-04-01 → 2022-05-01 [moyamoya/region-stockholm/start]")
                .contains("~ giltigt till, Region Stockholm: tills vidare → 2027-04-30 [moyamoya/region-stockholm/end]")
                .contains("~ sjukhus, Region Stockholm: Karolinska universitetssjukhuset → Södersjukhuset"
                        + " [moyamoya/region-stockholm/hospital]")
                .contains("~ diarienummer, Region Stockholm: 32382/2020 → 32389/2020 [moyamoya/region-stockholm/dnr]")
                .contains("+ innehavare: Region Skåne [moyamoya/region-skane]")
                .contains("- innehavare som dokumentet inte nämner: Region Uppsala [moyamoya/region-uppsala]")
                .contains("registret enligt https://www.socialstyrelsen.se/", "dokumentet: " + ADDRESS)
                .contains("skulle ändra overlay/areas/moyamoya.json", "skulle lägga till permits/moyamoya.skane.json");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void bothSidesArePublishedWithTheirSourcesAndWhatIsInForceStays() throws IOException {
        String page = PAGE.replace("två enheter", "tre enheter").replace("1 april 2022", "1 maj 2022");
        Run run = run(page, "--write");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(notes("moyamoya"))
                .contains("Källorna går isär om antal enheter. I registret gäller: 2. Annan uppgift: 3 (" + ADDRESS
                        + ").")
                .contains("giltigt från, Region Uppsala. I registret gäller: 2022-04-01. Annan uppgift: 2022-05-01");
        assertThat(json("care-areas/moyamoya.json")
                        .at("/extension/0/valuePositiveInt")
                        .asInt())
                .isEqualTo(2);
        assertThat(json("permits/moyamoya.uppsala.json").at("/period/start").asText())
                .isEqualTo("2022-04-01");
        assertThat(json("provenance/moyamoya.kalla.json").path("entity").findValuesAsText("display"))
                .containsExactly("antal enheter: 3");
        JsonNode permit = json("provenance/moyamoya.uppsala.kalla.json").path("entity");
        assertThat(permit.findValuesAsText("display")).containsExactly("giltigt från, Region Uppsala: 2022-05-01");
        assertThat(permit.findValuesAsText("reference"))
                .contains("DocumentReference/sida-moyamoya")
                .last()
                .asString()
                .startsWith("DocumentReference/adress-");
        settled(List.of(page("page.txt", page)), "--write");
    }

    @Test
    void theFilesMayComeInAnyOrder() throws IOException {
        String three = page("a.txt", PAGE.replace("två enheter", "tre enheter").replace(ADDRESS, "https://b.example/"));
        String four = page("b.txt", PAGE.replace("två enheter", "fyra enheter").replace(ADDRESS, "https://a.example/"));
        assertThat(run(List.of(three, four), "--write").code()).isZero();
        Map<String, String> once = files(content);
        assertThat(notes("moyamoya")).contains("3 (https://b.example/)", "4 (https://a.example/)");
        settled(List.of(four, three), "--write");
        assertThat(files(content)).isEqualTo(once);
    }

    @Test
    void ofTwoThatFillAGapDifferentlyTheSameOneIsInForceInAnyOrder() throws IOException {
        String page = PAGE.replace("Moyamoya", "Koagulationssjukdomar");
        String two = page("a.txt", page.replace(ADDRESS, "https://b.example/"));
        String three = page("b.txt", page.replace("två enheter", "tre enheter").replace(ADDRESS, "https://a.example/"));
        assertThat(run(List.of(two, three), "--write").code()).isZero();
        assertThat(notes("koagulationssjukdomar"))
                .contains("I registret gäller: 3. Annan uppgift: 2 (https://b.example/)");
        settled(List.of(three, two), "--write");
    }

    @Test
    void anAcceptedNumberIsInForceAndTheFormerOneStandsBesideIt() throws IOException {
        String page = PAGE.replace("två enheter", "tre enheter");
        run(page, "--write");
        Run run = run(page, "--write", "--accept", "moyamoya/units");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(json("care-areas/moyamoya.json")
                        .at("/extension/0/valuePositiveInt")
                        .asInt())
                .isEqualTo(3);
        assertThat(notes("moyamoya"))
                .contains("I registret gäller: 3. Annan uppgift: 2 (https://www.socialstyrelsen.se/")
                .doesNotContain("Annan uppgift: 3");
        assertThat(overlay("moyamoya")).contains("\"fact\": \"moyamoya/units\", \"value\": \"2\"");
        settled(List.of(page("page.txt", page)), "--write");
    }

    @Test
    void whatWouldBeAcceptedIsShownWithoutBeingWritten() throws IOException {
        Map<String, String> before = files(content);
        Run run = run(PAGE.replace("1 april 2022", "1 maj 2022"), "--accept", "all");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("skulle ändra permits/moyamoya.uppsala.json");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void acceptedTermsOfAPermitAreInForceAndItsServiceKeepsItsName() throws IOException {
        String page = PAGE.replace("1 april 2022", "1 maj 2022")
                .replace("genom Karolinska universitetssjukhuset, dnr 32382", "genom Södersjukhuset, dnr 32389");
        Run run = run(page, "--write", "--accept", "all");
        assertThat(run.code()).as(run.out()).isZero();
        JsonNode permit = json("permits/moyamoya.stockholm.json");
        assertThat(permit.at("/period/start").asText()).isEqualTo("2022-05-01");
        assertThat(permit.at("/participatingOrganization/reference").asText()).isEqualTo("Organization/sodersjukhuset");
        assertThat(permit.at("/identifier/1/value").asText()).isEqualTo("32389/2020");
        assertThat(permit.at("/healthcareService/0/reference").asText())
                .isEqualTo("HealthcareService/moyamoya.karolinska");
        assertThat(json("healthcare-services/moyamoya.karolinska.json")
                        .at("/providedBy/reference")
                        .asText())
                .isEqualTo("Organization/sodersjukhuset");
        assertThat(json("care-areas/moyamoya.json").at("/effectivePeriod/start").asText())
                .isEqualTo("2022-05-01");
        assertThat(notes("moyamoya")).contains("Annan uppgift: Karolinska universitetssjukhuset (");
        assertThat(faults("moyamoya")).isEmpty();
        settled(List.of(page("page.txt", page)), "--write", "--accept", "all");
    }

    @Test
    void aHolderThatIsNoLongerNamedEndsOnTheDayThatAnEditorGives() throws IOException {
        String page = PAGE.replaceAll("(?m)^.*Region Uppsala.*\\n", "");
        Map<String, String> before = files(content);
        Run without = run(page, "--write", "--accept", "moyamoya/region-uppsala");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.out()).contains("säger inte när tillståndet upphör", "moyamoya/region-uppsala=ÅÅÅÅ-MM-DD");
        assertThat(files(content)).isEqualTo(before);

        Run run = run(page, "--write", "--accept", "moyamoya/region-uppsala=2023-10-31");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(json("permits/moyamoya.uppsala.json").at("/period/end").asText())
                .isEqualTo("2023-10-31");
        assertThat(json("healthcare-services/moyamoya.akademiska.json")
                        .at("/notAvailable/0/during/start")
                        .asText())
                .isEqualTo("2023-11-01");
        assertThat(notes("moyamoya"))
                .contains("innehavaren Region Uppsala. I registret gäller: tillstånd till och med 2023-10-31."
                        + " Annan uppgift: har tillstånd (https://www.socialstyrelsen.se/");
        assertThat(faults("moyamoya"))
                .singleElement()
                .asString()
                .contains("det står kvar för frågor om tidigare dagar");
        settled(List.of(page("page.txt", page)), "--write");
    }

    @Test
    void aDayThatCannotBeTheLastIsRefused() throws IOException {
        String page = PAGE.replaceAll("(?m)^.*Region Uppsala.*\\n", "");
        Map<String, String> before = files(content);
        for (String day : List.of("2026-02-30", "snart", "2021-01-01")) {
            Run run = run(page, "--write", "--accept", "moyamoya/region-uppsala=" + day);
            assertThat(run.code()).as(run.out()).isEqualTo(2);
        }
        assertThat(run(PAGE.replace("två enheter", "tre enheter"), "--accept", "moyamoya/units=2026-01-01")
                        .out())
                .contains("ingen dag hör till den skillnaden");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void allDoesNotEndAPermitThatAPageIsSilentAbout() throws IOException {
        String page = PAGE.replaceAll("(?m)^.*Region Uppsala.*\\n", "");
        assertThat(run(page, "--write", "--accept", "all").code()).isZero();
        assertThat(json("permits/moyamoya.uppsala.json").path("period").has("end"))
                .isFalse();
        assertThat(notes("moyamoya")).contains("innehavaren Region Uppsala", "Annan uppgift: nämns inte (" + ADDRESS);
    }

    @Test
    void aNameThatNoDifferenceHasIsAnErrorWithTheNearestOnes() throws IOException {
        Map<String, String> before = files(content);
        Run run = run(PAGE.replace("två enheter", "tre enheter"), "--write", "--accept", "moyamoya/unit");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("ingen skillnad heter så", "närmast: moyamoya/units");
        assertThat(files(content)).isEqualTo(before);
    }

    @Test
    void twoDocumentsThatSayDifferentThingsAreNotAcceptedTogether() throws IOException {
        String three = page("a.txt", PAGE.replace("två enheter", "tre enheter"));
        String four = page("b.txt", PAGE.replace("två enheter", "fyra enheter").replace(ADDRESS, "https://a.example/"));
        Run run = run(List.of(three, four), "--write", "--accept", "moyamoya/units");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("dokumenten säger olika");
    }

    @Test
    void aPageThatHasChangedReplacesWhatItSaidAndKeepsItAsEarlier() throws IOException {
        String page = PAGE.replace("Moyamoya", "Koagulationssjukdomar");
        run(page, "--write");
        String changed = page.replace("två enheter", "tre enheter");
        run(changed, "--write", "--accept", "koagulationssjukdomar/units");
        assertThat(notes("koagulationssjukdomar"))
                .contains("antal enheter. I registret gäller: 3. Tidigare uppgift: 2 (" + ADDRESS + ").");
        settled(List.of(page("page.txt", changed)), "--write");
    }

    @Test
    void theBoardsListAddsAHolderAndItsSilenceProvesNothing() throws IOException {
        String board = """
                # source: https://board.example/beslut/
                Nämnden för nationell högspecialiserad vård beslutade 2026-10-14 om tillstånd för följande områden.

                Moyamoya: Region Skåne
                """;
        Run run = run(board, "--write");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("+ innehavare: Region Skåne").doesNotContain("inte nämner");
        assertThat(json("permits/moyamoya.skane.json")
                        .at("/organization/reference")
                        .asText())
                .isEqualTo("Organization/region-skane");
        assertThat(overlay("moyamoya")).doesNotContain("otherwise");
        settled(List.of(page("page.txt", board)), "--write");
    }

    @Test
    void anAreaThatRestsOnADocumentIsWrittenWithItsWordsAsTheyWere() throws IOException {
        JsonNode before = json("care-areas/net-binjure.json");
        String page = PAGE.replace("Moyamoya", before.path("title").asText())
                .replace("två enheter", "fem enheter, varav en enhet för klaffkirurgi vid carcinoid hjärtsjukdom");
        Run run = run(page, "--write");
        assertThat(run.code()).as(run.out()).isZero();
        JsonNode after = json("care-areas/net-binjure.json");
        assertThat(after.path("action")).isEqualTo(before.path("action"));
        assertThat(after.path("description")).isEqualTo(before.path("description"));
        assertThat(after.path("usage").asText())
                .contains("antal enheter. I registret gäller: 4. Annan uppgift: 5 (" + ADDRESS);
        settled(List.of(page("page.txt", page)), "--write");
    }

    @Test
    void anotherAddressDoesNotTakeThePlaceOfAKnownPage() throws IOException {
        String before = files(content).get("documents/sida-moyamoya.json");
        run(PAGE.replace("två enheter", "tre enheter"), "--write");
        assertThat(files(content).get("documents/sida-moyamoya.json")).isEqualTo(before);
    }

    @Test
    void aNewPartnerStandsBesideTheOldUntilItIsAccepted() throws IOException {
        String page = withPartners(
                "Region Stockholm i samarbete med Region Gävleborg",
                "Region Östergötland i samarbete med Region Skåne",
                "Västra Götalandsregionen i samarbete med Region Västerbotten");
        Run run = run(page, "--write");
        assertThat(run.out())
                .contains("samarbetspartner, Region Stockholm: Region Uppsala → Region Gävleborg"
                        + " [konsdysfori/region-stockholm/partners]");
        assertThat(Files.exists(content.resolve("permits/konsdysfori.stockholm.gavleborg.json")))
                .isFalse();
        assertThat(run(page, "--write", "--accept", "konsdysfori/region-stockholm/partners")
                        .code())
                .isZero();
        assertThat(content.resolve("permits/konsdysfori.stockholm.gavleborg.json"))
                .exists();
        assertThat(content.resolve("permits/konsdysfori.stockholm.uppsala.json"))
                .exists();
        settled(List.of(page("page.txt", page)), "--write");
    }

    @Test
    void aPageThatIsNamedAnewIsStillItsAreasPage() throws IOException {
        String address = json("documents/sida-moyamoya.json")
                .at("/content/0/attachment/url")
                .asText();
        String page = PAGE.replace(ADDRESS, address).replace("Moyamoya", "Moyamoyasjukdom");
        assertThat(run(page).out())
                .contains("~ områdets namn: Moyamoya → Moyamoyasjukdom [moyamoya/title]")
                .doesNotContain("finns inte i registret");
        assertThat(run(page, "--write", "--accept", "moyamoya/title").code()).isZero();
        assertThat(json("care-areas/moyamoya.json").path("title").asText()).isEqualTo("Moyamoyasjukdom");
    }

    @Test
    void aPartnerThatStandsUnderAnotherPermitIsKeptBesideIt() throws IOException {
        String page = withPartners(
                "Region Stockholm i samarbete med Region Skåne",
                "Region Östergötland i samarbete med Region Skåne",
                "Region Uppsala i samarbete med Region Västerbotten",
                "Västra Götalandsregionen i samarbete med Region Västerbotten");
        Run refused = run(page, "--write", "--accept", "konsdysfori/region-stockholm/partners");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).contains("konsdysfori/region-stockholm/partners", "annat tillstånd");
        Run run = run(page, "--write");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(overlay("konsdysfori")).contains("\"konsdysfori/region-uppsala\", \"value\": \"named\"");
        assertThat(content.resolve("permits/konsdysfori.uppsala.json")).doesNotExist();
    }

    /** A page of a known area whose holders are written with their partners. */
    private static String withPartners(String... holders) {
        return """
                # source: https://pages.example/konsdysfori/
                Könsdysfori

                Definition

                Socialstyrelsen har beslutat att vården nedan ska utgöra nationell högspecialiserad vård och bedrivas vid tre enheter.

                Tillståndsinnehavare

                 • %s

                Giltighetstid

                Tillståndet gäller från 1 januari 2024 och tillsvidare.
                """.formatted(String.join("\n • ", holders));
    }
}
