package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;
import se.nhv.testing.RunningRegister;

/** The parameter {@code date} of R4's terminology operations: definitions as they were, by their own dates, also out of the log. */
class EarlierDefinitionsTest {
    private static final String SYSTEM = "https://example.org/CodeSystem/seasons";
    private static final String SET = "https://example.org/ValueSet/seasons";
    private static final String ALL = "ValueSet/$expand?url=" + SET;

    private static RunningRegister register;

    @BeforeAll
    static void writeTwoVersions() {
        register = RunningRegister.start(new Settings(
                new Listen("127.0.0.1", 0, null), Limits.DEFAULT, null, "memory", Writes.OPEN, RunningRegister.TODAY));
        put("CodeSystem/seasons", system("1", "2024-03-01", "spring"));
        put("CodeSystem/seasons", system("2", "2025-03-01", "spring", "autumn"));
        put(
                "ValueSet/seasons",
                "{\"resourceType\":\"ValueSet\",\"id\":\"seasons\",\"url\":\"" + SET
                        + "\",\"version\":\"1\",\"date\":\"2024-01-15\",\"status\":\"active\",\"compose\":{\"include\":[{\"system\":\""
                        + SYSTEM + "\"}]}}");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', spring autumn, 2",
        "&date=2024-03-01, spring, 1",
        "&date=2024-06, spring, 1",
        "&date=2024, spring, 1",
        "&date=2025-02-28T23:59:59%2B01:00, spring, 1",
        "&date=2025-03-01T00:00:00%2B01:00, spring autumn, 2",
        "&date=2025, spring autumn, 2",
        "&date=2100-01-01, spring autumn, 2"
    })
    void anExpansionHasTheCodesOfTheDayThatIsAskedAbout(String date, String codes, String version) {
        for (String path : new String[] {ALL, "ValueSet/seasons/$expand?count=100"}) {
            ValueSet found = register.read(path + date, ValueSet.class);
            assertThat(found.getExpansion().getContains())
                    .extracting(ValueSetExpansionContainsComponent::getCode)
                    .containsExactly(codes.split(" "));
            assertThat(found.getExpansion().getParameter())
                    .anyMatch(used -> used.getName().equals("used-codesystem")
                            && used.getValue().primitiveValue().equals(SYSTEM + "|" + version));
            assertThat(found.getExpansion().getParameter().stream()
                            .anyMatch(echo -> echo.getName().equals("date")))
                    .isEqualTo(!date.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValueSet/$expand?url=" + SET,
                "ValueSet/seasons/$expand?count=1",
                "ValueSet/$validate-code?code=spring&system=" + SYSTEM + "&url=" + SET,
                "CodeSystem/$validate-code?code=spring&url=" + SYSTEM,
                "CodeSystem/seasons/$validate-code?code=spring",
                "CodeSystem/$lookup?code=spring&system=" + SYSTEM
            })
    void aDayBeforeTheFirstDefinitionIsRefusedAndNotAnsweredWithAnotherDaysDefinition(String path) {
        HttpResponse<byte[]> answer = register.get(path + "&date=2023-12-31");
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        var issue = register.resource(answer, OperationOutcome.class).getIssueFirstRep();
        assertThat(issue.getCode()).isEqualTo(IssueType.NOTSUPPORTED);
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo("date");
        assertThat(issue.getDetails().getText()).contains("2023-12-31", "2024-");
    }

    @Test
    void aCodeThatCameLaterWasNotValidThen() {
        String inSystem = "CodeSystem/$validate-code?code=autumn&url=" + SYSTEM;
        String inSet = "ValueSet/$validate-code?code=autumn&system=" + SYSTEM + "&url=" + SET;
        String inInstance = "CodeSystem/seasons/$validate-code?code=autumn";
        for (String path : new String[] {inSystem, inSet, inInstance}) {
            assertThat(result(path)).isTrue();
            assertThat(result(path + "&date=2024-06-01")).isFalse();
        }
        String lookup = "CodeSystem/$lookup?code=autumn&system=" + SYSTEM;
        assertThat(register.get(lookup).statusCode()).isEqualTo(200);
        assertThat(register.get(lookup + "&date=2024-06-01").statusCode()).isEqualTo(404);
    }

    @Test
    void aVersionThatIsNamedMustHaveBeenThere() {
        HttpResponse<byte[]> later = register.get(ALL + "&date=2024-06-01&force-system-version=" + SYSTEM + "%7C2");
        assertThat(later.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(later)).contains("not-supported", "2 (2025-03-01)");
    }

    @Test
    void whatBearsNoDateIsUnknownToHaveBeenThere() {
        put(
                "CodeSystem/undated",
                "{\"resourceType\":\"CodeSystem\",\"id\":\"undated\",\"url\":\"https://example.org/undated\","
                        + "\"version\":\"1\",\"status\":\"active\",\"content\":\"complete\",\"concept\":[{\"code\":\"a\"}]}");
        HttpResponse<byte[]> answer =
                register.get("CodeSystem/$lookup?code=a&date=2026-01-01&system=https://example.org/undated");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(answer)).contains("no date");
    }

    @Test
    void aClientsOwnDefinitionsAreTakenAsTheyAre() {
        String body =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"date\",\"valueDateTime\":\"2024-06-01\"},"
                        + "{\"name\":\"url\",\"valueUri\":\"" + SET + "\"},{\"name\":\"tx-resource\",\"resource\":"
                        + system("3", "2026-01-01", "winter") + "}]}";
        ValueSet found =
                register.resource(register.post("ValueSet/$expand", "application/fhir+json", body), ValueSet.class);
        assertThat(found.getExpansion().getContainsFirstRep().getCode()).isEqualTo("winter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024-13-01", "2024-02-30", "2024-06-01T10:00:00"})
    void whatIsNoDateIsRefused(String date) {
        HttpResponse<byte[]> answer = register.get(ALL + "&date=" + date);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningRegister.text(answer)).contains("malformed-parameter", "date");
    }

    @Test
    void fhirsOwnCodesWereThereWhenR4Was() {
        String gender = "ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender&date=";
        assertThat(register.get(gender + "2020-01-01").statusCode()).isEqualTo(200);
        assertThat(register.get(gender + "2010-01-01").statusCode()).isEqualTo(400);
    }

    private static boolean result(String path) {
        return register.read(path, Parameters.class).getParameterBool("result");
    }

    private static String system(String version, String date, String... codes) {
        StringBuilder concepts = new StringBuilder();
        for (String code : codes) {
            concepts.append(concepts.isEmpty() ? "" : ",")
                    .append("{\"code\":\"")
                    .append(code)
                    .append("\"}");
        }
        return "{\"resourceType\":\"CodeSystem\",\"id\":\"seasons\",\"url\":\"" + SYSTEM + "\",\"version\":\"" + version
                + "\",\"date\":\"" + date
                + "\",\"status\":\"active\",\"caseSensitive\":true,\"content\":\"complete\",\"concept\":[" + concepts
                + "]}";
    }

    private static void put(String path, String body) {
        HttpResponse<byte[]> answer = register.method("PUT", path, "application/fhir+json", body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
    }
}
