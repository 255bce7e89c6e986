package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator sees of {@code nhv load}: a system is written whole, or not at all. */
class LoadCodeSystemTest {
    @TempDir
    private Path folder;

    @Test
    void theCommandWritesAllOrNothing() throws IOException {
        Path good = write("good.csv", "code,display,parent\na,\"One, with comma\",\nb,Two,a\n");
        Path bad = write("bad.csv", "code,display\na,One\n,Two\n");
        Path into = folder.resolve("out");
        assertThat(run(
                        "table",
                        good.toString(),
                        "--url",
                        "https://example.org/g",
                        "--edition",
                        "1",
                        "--into",
                        into.toString()))
                .isZero();
        assertThat(Files.readString(into.resolve("table.json"))).contains("One, with comma");
        assertThat(run(
                        "table",
                        bad.toString(),
                        "--url",
                        "https://example.org/b",
                        "--id",
                        "bad",
                        "--into",
                        into.toString()))
                .isEqualTo(1);
        assertThat(into.resolve("bad.json")).doesNotExist();
        assertThat(run("fhir", into.resolve("table.json").toString(), "--id", "again", "--into", into.toString()))
                .isZero();
        assertThat(into.resolve("again.json")).exists();
    }

    private static int run(String... arguments) {
        return new CommandLine(new LoadCommand()).execute(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
