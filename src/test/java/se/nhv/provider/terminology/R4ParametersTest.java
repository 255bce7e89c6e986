package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/** The in-parameters of R4's operation definitions (4.0.1): the register knows each, and the table of the manual says what it does. */
class R4ParametersTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ValueSet/$expand, url valueSet valueSetVersion context contextDirection filter date offset count includeDesignations"
                + " designation includeDefinition activeOnly excludeNested excludeNotForUI excludePostCoordinated displayLanguage"
                + " exclude-system system-version check-system-version force-system-version",
        "ValueSet/$validate-code, url context valueSet valueSetVersion code system systemVersion display coding codeableConcept date"
                + " abstract displayLanguage",
        "CodeSystem/$validate-code, url codeSystem code version display coding codeableConcept date abstract displayLanguage",
        "CodeSystem/$lookup, code system version coding date displayLanguage property",
        "CodeSystem/$subsumes, codeA codeB system version codingA codingB",
        "CodeSystem/$find-matches, system version property exact compositional",
        "ConceptMap/$translate, url conceptMap conceptMapVersion code system version source coding codeableConcept target targetsystem"
                + " dependency reverse",
        "$closure, name concept version",
        "NamingSystem/$preferred-id, id type"
    })
    void eachParameterOfR4IsKnownAndWrittenDown(String operation, String names) throws IOException {
        String manual = Files.readString(Path.of("docs/terminology.md"));
        int start = manual.indexOf("\n| `" + operation + "` | `", manual.indexOf("## R4's parameters"));
        assertThat(start).isPositive();
        String rows = rows(manual, start + 1);
        assertThat(Arrays.stream(names.split(" ")).filter(name -> !rows.contains("`" + name + "`")))
                .isEmpty();
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":["
                + String.join(
                        ",",
                        Arrays.stream(names.split(" "))
                                .map(name -> "{\"name\":\"" + name + "\",\"valueString\":\"x\"}")
                                .toList())
                + "]}";
        String answer = RunningRegister.text(register.post(operation, "application/fhir+json", body));
        assertThat(answer).contains("OperationOutcome").doesNotContain("unknown-parameter");
    }

    /** The rows of an operation: its own, and those below that begin with an empty cell. */
    private static String rows(String manual, int start) {
        int end = manual.indexOf('\n', start);
        while (manual.startsWith("\n| | ", end)) {
            end = manual.indexOf('\n', end + 1);
        }
        return manual.substring(start, end);
    }
}
