package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.SystemCompiler;
import se.nhv.terminology.load.Loaded;
import se.nhv.terminology.load.Progress;
import se.nhv.terminology.load.SystemKind;
import se.nhv.terminology.load.TableFiles;

/** What becomes of the files of a classification. */
class LoadersTest {
    private static final String OFFICIAL =
            "\uFEFF\"Kod\"\t\"Giltig från\"\t\"Överordnad kod\"\t\"Titel\"\t\"Latin\"\t\"Beskrivning\""
                    + "\t\"Utesluter\"\t\"Manifestation(*)/Etiologi(†)\"\n";

    @TempDir
    private Path folder;

    @Test
    void theClassificationsFilesBecomeOneHierarchyAndBrokenRowsAreListed() throws IOException {
        Path chapters = write("diagnoskapitel.txt", "A00-B99Infektioner\nK00-K93Matsmältningsorganens sjukdomar\n");
        Path blocks = write("block.txt", "\uFEFFK80-K87\t\tGallblåsan\n");
        Path three = write("digit3.txt", "\uFEFFQ71\t\tReduktionsmissbildningar\nK83\t\tAndra sjukdomar\n");
        Path four = write("digit4.txt", "Q713\t\tAvsaknad av hand\nK830\t\tKolangit\nnonsens\t\tX\nQ714\t\t\n");
        Path five = write("digit5.txt", "K830A\t*\tSkleroserande kolangit\nV0100\t\tUtan fyrställig överordnad\n");
        Loaded loaded = icd(five, four, three, blocks, chapters);
        assertThat(loaded.broken())
                .extracting(Object::toString)
                .containsExactly("digit4.txt:3: not a code: nonsens", "digit4.txt:4: no name: Q71.4");
        CompiledSystem system = compiled(loaded);
        assertThat(system.size()).isEqualTo(9);
        for (String above : new String[] {"K83.0", "K83", "K80-K87", "K00-K93"}) {
            assertThat(system.hierarchy().subsumes(system.find(above), system.find("K83.0A")))
                    .as(above)
                    .isTrue();
        }
        assertThat(system.states().isAbstract(system.find("K80-K87"))).isTrue();
        assertThat(system.states().isAbstract(system.find("K83"))).isFalse();
        assertThat(system.property("marker").of(system.find("K83.0A"))).hasSize(1);
        assertThat(IntStream.range(0, system.size()).mapToObj(system::code))
                .containsExactly("A00-B99", "K00-K93", "K80-K87", "K83", "K83.0", "K83.0A", "Q71", "Q71.3", "V01.00");
    }

    @Test
    void theAuthoritysTableMayHaveSeveralLinesForACodeAndNothingOfThemIsLost() throws IOException {
        Path table = write(
                "icd-10-se.tsv",
                OFFICIAL
                        + "\"01\"\t\"1997-01-01\"\t\"\"\t\"Infektioner (A00-B99)\"\t\"Morbi infectiosi\"\t\"\"\t\"\"\t\"\"\n"
                        + "\"A00-A09\"\t\"1997-01-01\"\t\"01\"\t\"Tarminfektioner\"\t\"\"\t\"\"\t\"\"\t\"\"\n"
                        + "\"A02\"\t\"1997-01-01\"\t\"A00-A09\"\t\"Andra salmonellainfektioner\"\t\"\"\t\"\"\t\"\"\t\"\"\n"
                        + "\"A02.2\"\t\"1997-01-01\"\t\"A02\"\t\"Lokaliserade \"\"salmonella\"\"infektioner\"\t\"\"\t\"En text\"\t\"Första\"\t\"Etiologisk kod (†)\"\n"
                        + "\"A02.2\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"Andra\"\t\"\"\n");
        Loaded loaded = icd(table);
        assertThat(loaded.broken()).isEmpty();
        CompiledSystem system = compiled(loaded);
        int concept = system.find("A02.2");
        assertThat(system.size()).isEqualTo(4);
        assertThat(system.display(concept)).isEqualTo("Lokaliserade \"salmonella\"infektioner");
        assertThat(system.definition(concept)).isEqualTo("En text");
        assertThat(system.property("utesluter").of(concept)).hasSize(2);
        assertThat(system.property("giltig från").of(concept)).hasSize(1);
        assertThat(system.property("marker").of(concept)).hasSize(1);
        assertThat(system.hierarchy().subsumes(system.find("01"), concept)).isTrue();
        assertThat(system.designations(system.find("01")))
                .anyMatch(name -> "la".equals(name.language()) && name.value().equals("Morbi infectiosi"));
    }

    @Test
    void bothPartsOfKvaBecomeOneSystemAsTablesOrAsCodeAndText() throws IOException {
        Path surgical = write(
                "kka.tsv",
                "\"Kod\"\t\"Överordnad kod\"\t\"Titel\"\n\"A\"\t\"\"\t\"Nervsystemet\"\n\"AAA00\"\t\"A\"\t\"Explorativ kraniotomi\"\n");
        Path medical = folder.resolve("kma.txt");
        Files.write(medical, "AA000\tUndersökning av nervsystemet\n".getBytes(Charset.forName("windows-1252")));
        Loaded loaded = new TableFiles(SystemKind.kva(), "2026", Progress.SILENT).load(List.of(surgical, medical));
        assertThat(loaded.broken()).isEmpty();
        CompiledSystem system = compiled(loaded);
        assertThat(system.display(system.find("AA000"))).isEqualTo("Undersökning av nervsystemet");
        assertThat(system.hierarchy().subsumes(system.find("A"), system.find("AAA00")))
                .isTrue();
    }

    @Test
    void whatIsWrongWithATableIsSaidWithItsLine() throws IOException {
        Path file = write(
                "own.csv",
                "code;display;parent\na;A;\nb;B;x\nc;C;d\nd;D;c\n;E;\nf;\"F;\ng;G;;extra\na;again;\nh;H;b\nbad  code;I;\n");
        Loaded loaded = new TableFiles(SystemKind.table("https://example.org/own", "own"), "1", Progress.SILENT)
                .load(List.of(file));
        assertThat(loaded.broken())
                .extracting(Object::toString)
                .containsExactly(
                        "own.csv:3: the parent is in no file: x",
                        "own.csv:4: its parents form a circle: c",
                        "own.csv:5: its parents form a circle: d",
                        "own.csv:6: no code",
                        "own.csv:7: a quote is not closed",
                        "own.csv:8: more fields than columns: 4",
                        "own.csv:9: the code has been defined before: a",
                        "own.csv:10: the parent is in no file: b",
                        "own.csv:11: not a code: bad  code");
        assertThat(compiled(loaded).size()).isEqualTo(1);
    }

    @Test
    void aTableWithoutItsColumnsIsRefused() throws IOException {
        Path file = write("own.csv", "x;y\na;A\n");
        var reader = new TableFiles(SystemKind.table("https://example.org/own", "own"), "1", Progress.SILENT);
        assertThatThrownBy(() -> reader.load(List.of(file))).hasMessageStartingWith("own.csv:1:");
    }

    private static Loaded icd(Path... files) throws IOException {
        return new TableFiles(SystemKind.icd10Se(), "2021", Progress.SILENT).load(List.of(files));
    }

    private static CompiledSystem compiled(Loaded loaded) {
        return SystemCompiler.compile((CodeSystem) loaded.resources().get(0));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
