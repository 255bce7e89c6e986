package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.nhv.fhir.Systems;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.load.Loaded;
import se.nhv.terminology.load.Progress;
import se.nhv.terminology.load.SystemKind;
import se.nhv.terminology.load.TableFiles;

/**
 * The whole of ICD-10-SE: what a clinician finds first, reviewed line by line, and the agreement of the operations. Needs the
 * folder that NHV_ICD_10_SE names; run by {@code .ci/icd-tests}.
 */
@Tag("classification")
class WholeClassificationTest {
    private static final String GOLDEN = "golden-search.tsv";

    private static List<String> codes;
    private static Agreement agreement;

    @BeforeAll
    static void read() throws IOException {
        Loaded loaded = load(Path.of(System.getenv("NHV_ICD_10_SE")));
        assertThat(loaded.broken()).isEmpty();
        Terminology terminology = Terminology.of(Content.EMPTY.with(loaded.resources()));
        CompiledSystem icd = terminology.system(Systems.ICD_10_SE).orElseThrow();
        codes = IntStream.range(0, icd.size()).mapToObj(icd::code).toList();
        agreement = new Agreement(terminology.scope(), Systems.ICD_10_SE);
    }

    private static Loaded load(Path folder) throws IOException {
        List<Path> files = List.of(
                folder.resolve("diagnoskapitel.txt"),
                folder.resolve("block.txt"),
                folder.resolve("digit3.txt"),
                folder.resolve("digit4.txt"),
                folder.resolve("digit5.txt"));
        return new TableFiles(SystemKind.icd10Se(), "2021", Progress.SILENT).load(files);
    }

    @Test
    void everyRowOfTheFilesIsAConcept() {
        assertThat(codes).hasSize(35_970).contains("A00-B99", "A00-A09", "Q71", "Q71.3", "K83.0A", "V01.00");
    }

    @Test
    void realQueriesFindWhatWasReviewed() throws IOException {
        List<String> golden = lines();
        List<String> found = new ArrayList<>();
        for (String line : golden) {
            String query = line.substring(0, line.indexOf('\t'));
            found.add(query + "\t" + String.join("\t", agreement.found(all(), query, 3)));
        }
        Files.write(Path.of("target", GOLDEN), found); // for review when it differs
        assertThat(golden).hasSizeGreaterThanOrEqualTo(60);
        assertThat(found).isEqualTo(golden);
    }

    @Test
    void aCodeIsInAnExpansionExactlyWhenItIsValid() {
        Random random = new Random(20261122);
        RandomSets sets = new RandomSets(
                Systems.ICD_10_SE,
                codes.stream().filter(code -> code.indexOf('-') < 0).toList(),
                List.of(),
                random);
        int cases = 0;
        while (cases < 10_000) {
            ValueSet set = sets.next();
            List<String> some = IntStream.range(0, 400)
                    .mapToObj(i -> codes.get(random.nextInt(codes.size())))
                    .toList();
            cases += agreement.membersAreValid(set, some);
        }
    }

    @Test
    void pagesTogetherAreTheWhole() {
        Random random = new Random(20261123);
        int cases = 0;
        for (String filter : new String[] {"tumör", "akut", "q7", "fraktur underarm", "diabetes", "binjuretumör"}) {
            cases += agreement.pagesAreTheWhole(all(), filter, random);
        }
        assertThat(cases).isGreaterThan(1_500);
    }

    @Test
    void subsumptionAgreesWithTheFilterIsA() {
        Random random = new Random(20261124);
        int cases = 0;
        while (cases < 10_000) {
            String code = codes.get(random.nextInt(codes.size()));
            String above = random.nextBoolean() ? code : code.substring(0, 3);
            List<String> some = IntStream.range(0, 500)
                    .mapToObj(i -> codes.get(random.nextInt(codes.size())))
                    .toList();
            cases += agreement.subsumptionIsIsA(above, some);
        }
    }

    private static ValueSet all() {
        ValueSet set = new ValueSet();
        set.setUrl("https://nhv.example/fhir/ValueSet/alla")
                .getCompose()
                .addInclude()
                .setSystem(Systems.ICD_10_SE);
        return set;
    }

    private static List<String> lines() throws IOException {
        try (var in = WholeClassificationTest.class.getResourceAsStream(GOLDEN)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
