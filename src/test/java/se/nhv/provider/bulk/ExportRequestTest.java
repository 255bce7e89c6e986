package se.nhv.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static se.nhv.provider.bulk.Exporting.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.feed.bulk.ExportJob;
import se.nhv.testing.RunningRegister;

/** Kick-off, status and cancellation of an export, sentence by sentence (HL7 Bulk Data Access 2.0.0), on a read-only register. */
class ExportRequestTest {
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
    private static RunningRegister register;
    private static Exporting client;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        client = new Exporting(register);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void theStatementClaimsTheExportOfTheWholeRegister() {
        CapabilityStatement statement = register.read("metadata", CapabilityStatement.class);
        assertThat(statement.getInstantiates())
                .extracting(each -> each.getValue())
                .contains("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data");
        assertThat(statement.getRestFirstRep().getOperation())
                .filteredOn(each -> each.getName().equals("export"))
                .extracting(each -> each.getDefinition())
                .containsExactly("http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export");
    }

    @Test
    void anExportIsAcceptedAndSaysWhereItsStateIs() {
        HttpResponse<byte[]> answer = client.ask("");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Location").orElseThrow())
                .startsWith(register.base() + "/");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Content-Location", "Expires", "Retry-After", "X-Progress");
    }

    @Test
    void withoutRespondAsyncNothingIsStarted() {
        var issue = client.refused(register.get("$export", "Accept", JSON), 400);
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Prefer");
        client.refused(register.get("$export", "Accept", JSON, "Prefer", "handling=lenient"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "Respond-Async, handling=strict", "handling=lenient; respond-async"})
    void thePreferenceIsFoundAmongOthers(String prefer) {
        assertThat(register.get("$export", "Prefer", prefer).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "application/fhir+xml,406",
        "text/csv,406",
        "application/fhir+json,202",
        "*/*,202",
        "application/json,202"
    })
    void anOutcomeIsJsonAndNothingElse(String accept, int status) {
        assertThat(register.get("$export", "Prefer", "respond-async", "Accept", accept)
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir%2Bndjson",
                "application/fhir+ndjson",
                "application%2Ffhir%2Bndjson",
                "application/ndjson",
                "ndjson"
            })
    void eachSpellingOfTheFormatIsUnderstood(String format) {
        assertThat(client.ask("?_outputFormat=" + format).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "_outputFormat=text/csv, _outputFormat, malformed-parameter",
        "_outputFormat=ndjson&_outputFormat=ndjson, _outputFormat, repeated-parameter",
        "_since=yesterday, _since, malformed-parameter",
        "_since=2026-11-01, _since, malformed-parameter",
        "_since=2026-02-31T00:00:00Z, _since, malformed-parameter",
        "_since=2999-01-01T00:00:00Z, _since, malformed-parameter",
        "_since=2026-01-01T00:00:00Z&_since=2026-01-01T00:00:00Z, _since, repeated-parameter",
        "_type=Patient, _type, malformed-parameter",
        "_type=, _type, malformed-parameter",
        "'_type=Organization,Lokation', _type, malformed-parameter",
        "_until=2026-01-01T00:00:00Z, _until, unknown-parameter",
        "_elements=id, _elements, unknown-parameter",
        "patient=Patient/1, patient, unknown-parameter",
        "includeAssociatedData=LatestProvenanceResources, includeAssociatedData, unknown-parameter",
        "_typo=Organization, _typo, unknown-parameter",
        "_typeFilter=Organization, _typeFilter, malformed-parameter",
        "_typeFilter=Patient%3Fname%3Dx, _typeFilter, malformed-parameter",
        "_type=Location&_typeFilter=Organization%3Fname%3Dx, _typeFilter, malformed-parameter",
        "_typeFilter=Organization%3Fnmae%3Dx, _typeFilter, unknown-parameter",
        "_typeFilter=Organization%3F_lastUpdated%3Dx, _typeFilter, malformed-parameter",
        "_typeFilter=Organization%3Fname%3D%25zz, _typeFilter, malformed-parameter",
        "_typeFilter=Organization%3F_sort%3Dname, _typeFilter, unknown-parameter",
        "_typeFilter=Organization%3F_include%3D*, _typeFilter, unknown-parameter",
        "_typeFilter=Organization%3F_count%3D1, _typeFilter, unknown-parameter"
    })
    void whatIsWrongIsRefusedByName(String query, String name, String code) {
        var issue = client.refused(client.ask("?" + query), 400);
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo(name);
        assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo(code);
        assertThat(issue.getDetails().getText()).isNotEmpty();
    }

    @Test
    void aLenientClientGetsTheRestAndIsToldEachParameterThatWasLeftOut() {
        String status = client.start(
                "?_type=Organization,Patient&patient=Patient/1&includeAssociatedData=x"
                        + "&_typeFilter=Organization%3F_id%3Dsus,Organization%3Fnmae%3Dx",
                "Prefer", "handling=lenient");
        JsonNode manifest = client.manifest(status);
        assertThat(client.files(manifest, "output").get("Organization"))
                .as("a filter that is not understood narrows nothing")
                .hasSize(register.read("Organization?_count=0", Bundle.class).getTotal());
        assertThat(client.files(manifest, "error").get("OperationOutcome"))
                .allSatisfy(outcome ->
                        assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("warning"))
                .extracting(outcome -> outcome.at("/issue/0/expression/0").asText())
                .containsExactlyInAnyOrder("_type", "patient", "includeAssociatedData", "_typeFilter");
    }

    @Test
    void leniencyExcusesNoValueThatNobodyCanActOn() {
        client.refused(client.ask("?_since=yesterday", "Prefer", "handling=lenient"), 400);
        client.refused(client.ask("?_outputFormat=csv", "Prefer", "handling=lenient"), 400);
    }

    @Test
    void parametersMayComeInABody() {
        String json =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"_type\",\"valueString\":\"Organization\"},"
                        + "{\"name\":\"_since\",\"valueInstant\":\"2020-01-01T00:00:00+01:00\"},"
                        + "{\"name\":\"_typeFilter\",\"valueString\":\"Organization?_id=sus\"}]}";
        String xml = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"_type\"/>"
                + "<valueString value=\"Organization\"/></parameter><parameter><name value=\"_typeFilter\"/>"
                + "<valueString value=\"Organization?_id=sus\"/></parameter></Parameters>";
        for (HttpResponse<byte[]> answer : List.of(
                register.post("$export", JSON, json, "Prefer", "respond-async"),
                register.post("$export", "application/fhir+xml", xml, "Prefer", "respond-async", "Accept", JSON),
                register.post(
                        "$export",
                        "application/x-www-form-urlencoded",
                        "_type=Organization&_typeFilter=Organization%3F_id%3Dsus",
                        "Prefer",
                        "respond-async"))) {
            JsonNode manifest = client.manifest(Exporting.location(answer));
            assertThat(manifest.get("request").asText()).isEqualTo(register.base() + "/$export");
            assertThat(client.files(manifest, "output").get("Organization"))
                    .extracting(Exporting::reference)
                    .containsExactly("Organization/sus");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"resourceType\":\"Organization\"}", "{\"resourceType\":\"Parameters\",\"colour\":1}"})
    void aBodyThatIsNoParametersIsRefused(String body) {
        client.refused(register.post("$export", JSON, body, "Prefer", "respond-async"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/$export",
                "Group/1/$export",
                "Group/$export",
                "Organization/$export",
                "Organization/sus/$export"
            })
    void nothingButTheWholeRegisterIsExported(String path) {
        client.refused(register.get(path, "Accept", JSON, "Prefer", "respond-async"), 404);
    }

    @Test
    void theManifestHasItsMembersAndNoOther() {
        HttpResponse<byte[]> answer = register.get(client.start("?_type=Organization"), "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode manifest = Exporting.json(RunningRegister.text(answer));
        assertThat(Exporting.names(manifest))
                .containsExactly("transactionTime", "request", "requiresAccessToken", "output", "deleted", "error");
        assertThat(Instant.parse(manifest.get("transactionTime").asText()))
                .as("the newest write")
                .isEqualTo(register.read("metadata", CapabilityStatement.class)
                        .getDate()
                        .toInstant());
        assertThat(manifest.get("requiresAccessToken").isBoolean()).isTrue();
        assertThat(manifest.get("requiresAccessToken").asBoolean()).isFalse();
        assertThat(manifest.get("deleted")).isEmpty();
        assertThat(manifest.get("error")).isEmpty();
        assertThat(manifest.get("output")).hasSize(1);
        assertThat(Exporting.names(manifest.get("output").get(0))).containsExactly("type", "url", "count");
        assertThat(manifest.get("output").get(0).get("url").asText()).startsWith(register.base() + "/");
    }

    @Test
    void theManifestRepeatsTheAddressThatWasAskedLetterByLetter() {
        String query = "?_type=Organization&_type=Location&_outputFormat=application/fhir%2Bndjson"
                + "&_typeFilter=Organization%3Fname%3A%63ontains%3Ds%C3%A5";
        assertThat(client.manifest(client.start(query)).get("request").asText())
                .isEqualTo(register.base() + "/$export" + query);
        assertThat(client.manifest(client.start("")).get("request").asText()).isEqualTo(register.base() + "/$export");
    }

    @Test
    void theManifestSaysUntilWhenItsFilesAreThere() {
        HttpResponse<byte[]> answer = register.get(client.start("?_type=Location"));
        String expires = answer.headers().firstValue("Expires").orElseThrow();
        assertThat(ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isAfter(Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$export-status",
                "$export-status?_job=",
                "$export-status?_job=1.MQ",
                "$export-file?_job=x.y&_file=Location"
            })
    void anExportThatNeverWasIsUnknown(String path) {
        client.refused(register.get(path, "Accept", JSON), 404);
        assertThat(register.method("DELETE", "$export-status?_job=x", JSON, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAddressThatSomebodyMadeUpIsRefusedAsAnyOther() {
        Instant now = Instant.now();
        var broken = new ExportJob("made-up", Instant.EPOCH, now, false, "_type=%zz");
        client.refused(register.get("$export-status?_job=" + broken), 404);
        var wrong = new ExportJob("made-up", Instant.EPOCH, now, false, "_since=yesterday");
        client.refused(register.get("$export-status?_job=" + wrong), 400);
    }

    @Test
    void anExportThatIsOverIsUnknown() {
        Instant asOf = Instant.parse(
                client.manifest(client.start("")).get("transactionTime").asText());
        Instant now = Instant.now();
        var young = new ExportJob("young", asOf, now.minus(Duration.ofHours(23)), false, "_type=Location");
        var old = new ExportJob("old", asOf, now.minus(Duration.ofHours(25)), false, "_type=Location");
        assertThat(register.get("$export-status?_job=" + young).statusCode()).isEqualTo(200);
        client.refused(register.get("$export-status?_job=" + old), 404);
        client.refused(register.get("$export-file?_file=Location&_job=" + old), 404);
    }

    @Test
    void aNodeThatHasNotReadSoFarYetSaysThatItWillSoon() {
        Instant now = Instant.now();
        var ahead = new ExportJob("ahead", FAR, now, false, "_type=Location");
        HttpResponse<byte[]> status = register.get("$export-status?_job=" + ahead, "Accept", "application/json");
        assertThat(status.statusCode()).isEqualTo(202);
        assertThat(status.headers().firstValue("X-Progress").orElseThrow())
                .isNotEmpty()
                .hasSizeLessThan(100);
        assertThat(status.headers().firstValue("Retry-After").orElseThrow()).matches("\\d+");
        HttpResponse<byte[]> file = register.get("$export-file?_file=Location&_job=" + ahead, "Accept", JSON);
        assertThat(client.refused(file, 503).getCode().toCode()).isEqualTo("transient");
        assertThat(file.headers().firstValue("Retry-After").orElseThrow()).matches("\\d+");
        var lost = new ExportJob("lost", FAR, now.minusSeconds(300), false, "_type=Location");
        client.refused(register.get("$export-status?_job=" + lost, "Accept", JSON), 404);
    }

    @Test
    void aCancelledExportIsGoneAndNoOther() {
        String cancelled = client.start("?_type=Location");
        String other = client.start("?_type=Location");
        String file = client.manifest(cancelled).at("/output/0/url").asText();
        assertThat(register.method("DELETE", cancelled, JSON, "").statusCode()).isEqualTo(202);
        client.refused(register.get(cancelled, "Accept", "application/json"), 404);
        client.refused(register.get(file), 404);
        client.refused(register.method("DELETE", cancelled, JSON, ""), 404);
        assertThat(client.manifest(other).get("output")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,$export-status,'GET, HEAD, OPTIONS, DELETE'",
        "PUT,$export-status,'GET, HEAD, OPTIONS, DELETE'",
        "POST,$export-file,'GET, HEAD, OPTIONS'",
        "DELETE,$export-file,'GET, HEAD, OPTIONS'",
        "DELETE,$export,'GET, HEAD, OPTIONS, POST'"
    })
    void noOtherMethodIsAllowed(String method, String path, String allowed) {
        String job = client.start("?_type=Location").replaceFirst(".*\\?", "?");
        HttpResponse<byte[]> answer = register.method(method, path + job, JSON, "");
        client.refused(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void headSaysWhatGetSaysWithoutTheBody() {
        String status = client.start("?_type=Location");
        String file = client.manifest(status).at("/output/0/url").asText();
        for (String address : List.of(status, file)) {
            HttpResponse<byte[]> get = register.get(address);
            HttpResponse<byte[]> head = register.method("HEAD", address, JSON, "");
            assertThat(head.statusCode()).as(address).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(get.headers().firstValue("Content-Type"));
        }
    }
}
