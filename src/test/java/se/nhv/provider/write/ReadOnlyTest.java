package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/** A public register says that it is read-only, and still answers what only reads. */
class ReadOnlyTest {
    private static final String JSON = "application/fhir+json";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "POST, Organization",
        "PUT, Organization/sus",
        "PUT, Organization?identifier=x",
        "PATCH, Organization/sus",
        "DELETE, Organization/sus"
    })
    void aWriteIsRefusedAsReadOnly(String method, String path) {
        HttpResponse<byte[]> answer =
                register.method(method, path, JSON, "{\"resourceType\":\"Organization\",\"id\":\"sus\"}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(register.resource(answer, OperationOutcome.class)
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("read-only");
    }

    @Test
    void aTransactionThatWritesIsRefusedAsReadOnly() {
        HttpResponse<byte[]> answer = register.post(
                "",
                JSON,
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":{\"resourceType\":"
                        + "\"Organization\",\"id\":\"x\"},\"request\":{\"method\":\"PUT\",\"url\":\"Organization/x\"}}]}");
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void aBatchOfReadsIsAnswered() {
        HttpResponse<byte[]> answer = register.post(
                "",
                JSON,
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                        + "{\"request\":{\"method\":\"GET\",\"url\":\"Organization/sus\"}}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(register.resource(answer, Bundle.class)
                        .getEntryFirstRep()
                        .getResource()
                        .fhirType())
                .isEqualTo("Organization");
    }

    @Test
    void metadataClaimsNoWrite() {
        assertThat(RunningRegister.text(register.get("metadata")))
                .doesNotContain("\"create\"")
                .doesNotContain("\"update\"")
                .doesNotContain("\"transaction\"")
                .contains("\"history-type\"");
    }
}
