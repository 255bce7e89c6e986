package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An operator loads identifiers from a register; people's names and numbers stay out. */
class LoadCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void oneOrganisation() throws IOException {
        Files.createDirectories(folder.resolve("organizations"));
        Files.copy(Path.of("fhir-resources/organizations/sus.json"), folder.resolve("organizations/sus.json"));
    }

    private record Run(int code, String out) {}

    private Run load(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), rows);
        StringWriter out = new StringWriter();
        int code = new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "overlay",
                        file.toString(),
                        "--content",
                        folder.toString(),
                        "--register",
                        "Testregister",
                        "--date",
                        "2026-11-01");
        return new Run(code, out.toString());
    }

    private String sus() throws IOException {
        return Files.readString(folder.resolve("organizations/sus.json"));
    }

    @Test
    void identifiersSayWhichRegisterTheyAreFrom() throws IOException {
        Run run = load("organization;hsaId;endpoint\nsus;SE1234567890-1ABC;https://remiss.example/fhir\n");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(sus())
                .contains("\"value\": \"SE1234567890-1ABC\"", "Testregister", "2026-11-01", "Endpoint/sus.remiss")
                .contains("nhv-enhet");
        assertThat(Files.readString(folder.resolve("endpoints/sus.remiss.json")))
                .contains("\"code\": \"lokal\"");
    }

    @Test
    void theSameRowsTwiceChangeNothing() throws IOException {
        String rows =
                "[{\"organization\":\"Organization/sus\",\"hsaId\":\"SE1234567890-1ABC\",\"email\":\"remiss@unit.example\"}]";
        load(rows);
        String once = sus();
        assertThat(load(rows).out()).doesNotContain("skrev");
        assertThat(sus()).isEqualTo(once);
    }

    @Test
    void peopleAndUnknownColumnsAreRefusedAndNothingIsWritten() throws IOException {
        String before = sus();
        assertThat(load("organization,email\nsus,anna.ek@unit.example\n").out()).contains("funktionsadress");
        assertThat(load("organization,phone\nsus,090-1234567\n").out()).contains("kolumnen phone");
        assertThat(load("organization,organisationNumber\nsus,232100-0017\n").code())
                .isEqualTo(1);
        assertThat(load("organization,hsaId\nnowhere,SE1234567890-1ABC\n").out())
                .contains("finns inte");
        assertThat(load("resource,hsaId\nPlanDefinition/dysmeli,SE1234567890-1ABC\n")
                        .code())
                .isEqualTo(1);
        assertThat(sus()).isEqualTo(before);
    }
}
