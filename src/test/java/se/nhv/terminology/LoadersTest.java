package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.terminology.load.IcdFiles;
import se.nhv.terminology.load.Loaded;
import se.nhv.terminology.load.TableFiles;

class LoadersTest {
    @TempDir
    Path folder;

    @Test
    void theClassificationsFilesBecomeOneHierarchyAndBrokenRowsAreListed() throws IOException {
        Path three = write("digit3.txt", "\uFEFFQ71\t\tReduktionsmissbildningar\nK83\t\tAndra sjukdomar\n");
        Path four = write("digit4.txt", "Q713\t\tAvsaknad av hand\nK830\t\tKolangit\nnonsens\t\tX\nQ714\t\t\n");
        Path five = write("digit5.txt", "K830A\t*\tSkleroserande kolangit\n");
        Loaded loaded = IcdFiles.load(List.of(three, four, five), "2021");
        assertThat(loaded.broken())
                .extracting(Object::toString)
                .containsExactly("digit4.txt:3: not a code: nonsens", "digit4.txt:4: no name: Q714");
        var system = loaded.system();
        assertThat(system.size()).isEqualTo(5);
        assertThat(system.hierarchy().subsumes(system.find("K83"), system.find("K83.0A")))
                .isTrue();
        assertThat(system.property("marker").of(system.find("K83.0A"))).hasSize(1);
    }

    @Test
    void theAuthoritysTableMayHaveSeveralLinesForACode() throws IOException {
        Path table = write(
                "tabell.tsv",
                "Kod\tTitel\tÖverordnad kod\tGiltig från\nA00\tKolera\t\t1997\nA00.0\tKolera O1\tA00\t1997\nA00.0\tKlassisk kolera\tA00\t1997\n");
        Loaded loaded = TableFiles.load(table, "https://example.org/t", "1");
        var system = loaded.system();
        assertThat(loaded.broken()).isEmpty();
        assertThat(system.size()).isEqualTo(2);
        assertThat(system.designations(system.find("A00.0"))).hasSize(2);
        assertThat(system.hierarchy().subsumes(system.find("A00"), system.find("A00.0")))
                .isTrue();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
