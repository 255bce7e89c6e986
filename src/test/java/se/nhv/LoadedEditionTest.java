package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.nhv.fhir.Systems;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;
import se.nhv.testing.RunningRegister;

/**
 * An operator who has the authority's table loads it over the register's selection and serves that: the value sets are the same
 * files as before, and reach the codes that only the table has.
 */
class LoadedEditionTest {
    private static final Path CONTENT = Path.of("fhir-resources");
    /** In no edition: what a later one could add below a trigger code. */
    private static final String NEW_CODE = "Q71.3X";

    @TempDir
    private static Path folder;

    private static RunningRegister register;
    private static String valueSetBefore;

    @BeforeAll
    static void loadAndServe() throws IOException {
        Path content = folder.resolve("content");
        copy(content);
        valueSetBefore = Files.readString(content.resolve("value-sets/dysmeli-utlosande.json"));
        Path table = Files.writeString(folder.resolve("icd-10-se.tsv"), table());
        StringWriter told = new StringWriter();
        int code = new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told))
                .execute("icd-10-se", table.toString(), "--edition", "2027", "--into", content.toString());
        assertThat(code).as(told.toString()).isZero();
        register = RunningRegister.start(new Settings(
                new Listen("127.0.0.1", 0, null),
                Limits.DEFAULT,
                content,
                "memory",
                Writes.OFF,
                RunningRegister.TODAY));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void theValueSetIsTheSameAndReachesTheNewCode() throws IOException {
        assertThat(Files.readString(folder.resolve("content/value-sets/dysmeli-utlosande.json")))
                .isEqualTo(valueSetBefore);
        ValueSet expanded = register.read("ValueSet/dysmeli-utlosande/$expand?excludeNested=true", ValueSet.class);
        assertThat(expanded.getExpansion().getContains()).anyMatch(item -> NEW_CODE.equals(item.getCode()));
        assertThat(expanded.getExpansion().getParameter())
                .anyMatch(used -> used.getName().equals("used-codesystem")
                        && used.getValue().primitiveValue().equals(Systems.ICD_10_SE + "|2027"));
        Parameters valid = register.read(
                "ValueSet/dysmeli-utlosande/$validate-code?system=" + Systems.ICD_10_SE + "&code=" + NEW_CODE,
                Parameters.class);
        assertThat(valid.getParameterBool("result")).isTrue();
    }

    @Test
    void aReferralWithTheNewCodeFindsItsArea() {
        Parameters areas = register.read("PlanDefinition/$nhv-areas?code=" + NEW_CODE, Parameters.class);
        assertThat(areas.getParameter("area").getPart())
                .anyMatch(part -> part.getName().equals("plan")
                        && part.getValue().primitiveValue().contains("dysmeli"));
    }

    @Test
    void aCodeThatIsNotInTheCompleteEditionIsNowInvalid() {
        Parameters answer =
                register.read("CodeSystem/$validate-code?code=ZZZ&url=" + Systems.ICD_10_SE, Parameters.class);
        assertThat(answer.getParameterBool("result")).isFalse();
        TerminologyCapabilities capabilities =
                register.read("metadata?mode=terminology", TerminologyCapabilities.class);
        var icd = capabilities.getCodeSystem().stream()
                .filter(system -> system.getUri().equals(Systems.ICD_10_SE))
                .toList();
        assertThat(icd).hasSize(1);
        assertThat(icd.get(0).getVersion()).extracting("code").containsExactly("2027");
        assertThat(icd.get(0).getExtension())
                .anyMatch(content ->
                        "complete".equals(String.valueOf(content.getValue().primitiveValue())));
    }

    /** The register's selection in the form of the authority's table, and one code more. */
    private static String table() throws IOException {
        CodeSystem selection = (CodeSystem) RunningRegister.context()
                .newJsonParser()
                .parseResource(Files.readString(CONTENT.resolve("code-systems/icd-10-se.json")));
        StringBuilder rows = new StringBuilder("\"Kod\"\t\"Giltig från\"\t\"Överordnad kod\"\t\"Titel\"\n");
        rows(selection.getConcept(), "", rows);
        return rows + row(NEW_CODE, "Q71.3", "En ny kod");
    }

    private static void rows(List<ConceptDefinitionComponent> concepts, String parent, StringBuilder rows) {
        for (ConceptDefinitionComponent concept : concepts) {
            rows.append(row(concept.getCode(), parent, concept.getDisplay()));
            rows(concept.getConcept(), concept.getCode(), rows);
        }
    }

    private static String row(String code, String parent, String title) {
        return "\"" + code + "\"\t\"1997-01-01\"\t\"" + parent + "\"\t\"" + title + "\"\n";
    }

    private static void copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(CONTENT.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
