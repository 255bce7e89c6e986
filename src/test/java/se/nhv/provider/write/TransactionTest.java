package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** Batches and transactions, and the feed that a directory source sends (IHE mCSD ITI-130). */
class TransactionTest {
    private static final String JSON = "application/fhir+json";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static HttpResponse<byte[]> send(String type, String... entries) {
        return register.post(
                "",
                JSON,
                "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries)
                        + "]}");
    }

    private static String entry(String fullUrl, String resource, String method, String url) {
        return "{" + (fullUrl == null ? "" : "\"fullUrl\":\"" + fullUrl + "\",")
                + (resource == null ? "" : "\"resource\":" + resource + ",") + "\"request\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"}}";
    }

    private static String organization(String id, String more) {
        return "{\"resourceType\":\"Organization\"" + (id == null ? "" : ",\"id\":\"" + id + "\"") + ",\"name\":\"N\""
                + more + "}";
    }

    private static List<String> statuses(HttpResponse<byte[]> answer) {
        return register.resource(answer, Bundle.class).getEntry().stream()
                .map(entry -> entry.getResponse().getStatus())
                .toList();
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(HttpResponse<byte[]> answer) {
        return register.resource(answer, OperationOutcome.class).getIssueFirstRep();
    }

    @Test
    void aFeedOfPutsIsStoredInOneGo() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(null, organization("feed-org", ""), "PUT", "Organization/feed-org"),
                entry(
                        null,
                        "{\"resourceType\":\"Location\",\"id\":\"feed-loc\",\"name\":\"L\","
                                + "\"managingOrganization\":{\"reference\":\"Organization/feed-org\"}}",
                        "PUT",
                        "Location/feed-loc"));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "201");
        Bundle bundle = register.resource(answer, Bundle.class);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTIONRESPONSE);
        assertThat(bundle.getEntry().get(0).getResponse().getLocation()).isEqualTo("Organization/feed-org/_history/1");
        assertThat(bundle.getEntry().get(0).getResponse().getEtag()).isEqualTo("W/\"1\"");
        assertThat(register.read("Location/feed-loc", Location.class).getMeta().getLastUpdated())
                .isEqualTo(register.read("Organization/feed-org", Organization.class)
                        .getMeta()
                        .getLastUpdated());
    }

    @Test
    void referencesBetweenEntriesLeadToWhatTheyAreStoredAs() {
        String parent = "urn:uuid:11111111-1111-4111-8111-111111111111";
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(
                        "urn:uuid:22222222-2222-4222-8222-222222222222",
                        organization(null, ",\"partOf\":{\"reference\":\"" + parent + "\"}"),
                        "POST",
                        "Organization"),
                entry(parent, organization(null, ""), "POST", "Organization"));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        Bundle bundle = register.resource(answer, Bundle.class);
        String child = bundle.getEntry().get(0).getResponse().getLocation().replaceFirst("/_history.*", "");
        String stored = bundle.getEntry().get(1).getResponse().getLocation().replaceFirst("/_history.*", "");
        assertThat(register.read(child, Organization.class).getPartOf().getReference())
                .isEqualTo(stored);
    }

    @Test
    void aConditionalReferenceLeadsToTheOneThatItFinds() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(
                        null,
                        "{\"resourceType\":\"HealthcareService\",\"id\":\"cond-ref\",\"providedBy\":{\"reference\":"
                                + "\"Organization?identifier=https://nhv.example/fhir/sid/nhv-enhet|sus\"}}",
                        "PUT",
                        "HealthcareService/cond-ref"));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        assertThat(register.read("HealthcareService/cond-ref", HealthcareService.class)
                        .getProvidedBy()
                        .getReference())
                .isEqualTo("Organization/sus");
    }

    @Test
    void aConditionalReferenceThatFindsNothingRefusesTheWhole() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(null, organization("half-1", ""), "PUT", "Organization/half-1"),
                entry(
                        null,
                        organization("half-2", ",\"partOf\":{\"reference\":\"Organization?identifier=x|nobody\"}"),
                        "PUT",
                        "Organization/half-2"));
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(issue(answer).getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[1].resource.partOf.reference");
        assertThat(register.get("Organization/half-1").statusCode()).isEqualTo(404);
    }

    @Test
    void oneWrongEntryRefusesAllOfThemAndIsNamed() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(null, organization("all-1", ""), "PUT", "Organization/all-1"),
                entry(
                        null,
                        organization("all-2", ",\"partOf\":{\"reference\":\"Organization/nobody\"}"),
                        "PUT",
                        "Organization/all-2"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(issue(answer).getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[1].resource.partOf.reference");
        assertThat(register.get("Organization/all-1").statusCode()).isEqualTo(404);
    }

    @Test
    void entriesMayReferToEachOtherInAnyOrderAndDeletionsComeFirst() {
        send("transaction", entry(null, organization("order-old", ""), "PUT", "Organization/order-old"));
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(
                        null,
                        organization("order-b", ",\"partOf\":{\"reference\":\"Organization/order-a\"}"),
                        "PUT",
                        "Organization/order-b"),
                entry(null, organization("order-a", ""), "PUT", "Organization/order-a"),
                entry(null, null, "DELETE", "Organization/order-old"));
        assertThat(statuses(answer)).containsExactly("201", "201", "204");
        assertThat(register.get("Organization/order-old").statusCode()).isEqualTo(410);
    }

    @Test
    void aStaleIfMatchInOneEntryRefusesAll() {
        send("transaction", entry(null, organization("im", ""), "PUT", "Organization/im"));
        String stale = entry(null, organization("im", ",\"active\":true"), "PUT", "Organization/im")
                .replace("\"url\":\"Organization/im\"", "\"url\":\"Organization/im\",\"ifMatch\":\"W/\\\"7\\\"\"");
        HttpResponse<byte[]> answer =
                send("transaction", entry(null, organization("im-2", ""), "PUT", "Organization/im-2"), stale);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(register.get("Organization/im-2").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameResourceTwiceIsRefused() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(null, organization("twice", ""), "PUT", "Organization/twice"),
                entry(null, organization("twice", ",\"active\":true"), "PUT", "Organization/twice"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(register.get("Organization/twice").statusCode()).isEqualTo(404);
    }

    @Test
    void aTransactionsReadsSeeWhatItWrote() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(null, null, "GET", "Organization/seen"),
                entry(null, organization("seen", ""), "PUT", "Organization/seen"),
                entry(null, null, "GET", "Organization?_id=seen"),
                entry(null, null, "GET", "Organization/seen/_history"));
        assertThat(statuses(answer)).containsExactly("200", "201", "200", "200");
        Bundle bundle = register.resource(answer, Bundle.class);
        assertThat(((Organization) bundle.getEntry().get(0).getResource()).getName())
                .isEqualTo("N");
        assertThat(((Bundle) bundle.getEntry().get(2).getResource()).getTotal()).isEqualTo(1);
        assertThat(((Bundle) bundle.getEntry().get(3).getResource()).getTotal()).isEqualTo(1);
    }

    @Test
    void eachEntryOfABatchStandsOnItsOwn() {
        HttpResponse<byte[]> answer = send(
                "batch",
                entry(null, organization("batch-1", ""), "PUT", "Organization/batch-1"),
                entry(
                        null,
                        organization("batch-2", ",\"partOf\":{\"reference\":\"Organization/nobody\"}"),
                        "PUT",
                        "Organization/batch-2"),
                entry(null, null, "GET", "Organization/nobody"),
                entry(null, null, "GET", "Organization?nonsense=1"),
                entry(null, null, "GET", "Nonsense/1"),
                entry(null, null, "GET", "Organization/batch-1"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "422", "404", "400", "404", "200");
        Bundle bundle = register.resource(answer, Bundle.class);
        OperationOutcome refused =
                (OperationOutcome) bundle.getEntry().get(1).getResponse().getOutcome();
        assertThat(refused.getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[1].resource.partOf.reference");
    }

    private static List<String> faults(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode() + " "
                        + issue.getExpression().get(0).getValue())
                .toList();
    }

    @Test
    void aTransactionTellsEverythingThatIsWrongWithAllOfItsEntriesAtOnce() {
        String a = "urn:uuid:0b1d1a5e-0000-4000-8000-000000000001";
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(
                        a,
                        organization(null, ",\"nme\":\"x\",\"partOf\":{\"reference\":\"Organization/nobody\"}"),
                        "POST",
                        "Organization"),
                entry(null, organization("all-3", ",\"active\":\"yes\""), "PUT", "Organization/other"),
                entry(
                        null,
                        organization("all-4", ",\"partOf\":{\"reference\":\"Organization/nobody\"}"),
                        "PUT",
                        "Organization/all-4"),
                entry(
                        null,
                        "{\"resourceType\":\"Endpoint\",\"id\":\"all-5\",\"managingOrganization\":{\"reference\":\"" + a
                                + "\"}}",
                        "PUT",
                        "Endpoint/all-5"),
                entry(null, null, "BREW", "Organization/all-6"),
                entry(null, null, "DELETE", "Organization/sus"),
                entry(null, "{\"resourceType\":\"Nonsense\"}", "POST", "Organization"),
                entry(null, organization("all-7", ""), "PUT", "Organization/all-7"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(faults(register.resource(answer, OperationOutcome.class)))
                .containsExactlyInAnyOrder(
                        "unknown-element Bundle.entry[0].resource.nme",
                        "dangling-reference Bundle.entry[0].resource.partOf.reference",
                        "malformed-element Bundle.entry[1].resource.active",
                        "malformed-element Bundle.entry[1].resource.id",
                        "dangling-reference Bundle.entry[2].resource.partOf.reference",
                        "missing-element Bundle.entry[3].resource.status",
                        "missing-element Bundle.entry[3].resource.connectionType",
                        "missing-element Bundle.entry[3].resource.payloadType",
                        "missing-element Bundle.entry[3].resource.address",
                        "malformed-element Bundle.entry[4].request.method",
                        "still-referenced Bundle.entry[5].resource",
                        "malformed-element Bundle.entry[6].resource");
        assertThat(register.get("Organization/all-7").statusCode()).isEqualTo(404);
    }

    @Test
    void whatRefersToAnEntryThatIsWrongIsNotToldToLeadNowhere() {
        String a = "urn:uuid:0b1d1a5e-0000-4000-8000-000000000002";
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(a, organization("lost", ""), "PUT", "Organization/other"),
                entry(
                        null,
                        organization("lost-2", ",\"partOf\":{\"reference\":\"" + a + "\"}"),
                        "PUT",
                        "Organization/lost-2"));
        assertThat(faults(register.resource(answer, OperationOutcome.class)))
                .containsExactly("malformed-element Bundle.entry[0].resource.id");
    }

    @Test
    void anEntryOfABatchThatCannotBeReadRefusesItselfOnly() {
        HttpResponse<byte[]> answer = send(
                "batch",
                entry(null, organization("read-1", ""), "PUT", "Organization/read-1"),
                entry(
                        null,
                        organization("read-2", ",\"nme\":\"x\",\"partOf\":{\"reference\":\"Organization/nobody\"}"),
                        "PUT",
                        "Organization/read-2"),
                entry(null, null, "BREW", "Organization/read-3"),
                entry(null, null, "GET", "Organization?name=%zz"),
                "{\"resource\":" + organization("read-4", "") + "}",
                entry(null, organization("read-5", ""), "PUT", "Organization/read-5"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "400", "400", "400", "422", "201");
        Bundle bundle = register.resource(answer, Bundle.class);
        assertThat(faults((OperationOutcome)
                        bundle.getEntry().get(1).getResponse().getOutcome()))
                .containsExactly(
                        "unknown-element Bundle.entry[1].resource.nme",
                        "dangling-reference Bundle.entry[1].resource.partOf.reference");
    }

    @Test
    void twoEntriesWithOneFullUrlAreRefused() {
        String a = "urn:uuid:0b1d1a5e-0000-4000-8000-000000000003";
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(a, organization(null, ""), "POST", "Organization"),
                entry(a, organization(null, ""), "POST", "Organization"));
        assertThat(faults(register.resource(answer, OperationOutcome.class)))
                .containsExactly("malformed-element Bundle.entry[1].fullUrl");
    }

    @Test
    void twoCreationsOnOneConditionWouldMakeWhatItPreventsAndAreRefused() {
        String create = "{\"resource\":" + organization(null, "")
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Organization\",\"ifNoneExist\":\"name=Ensam\"}}";
        HttpResponse<byte[]> answer = send("transaction", create, create);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(faults(register.resource(answer, OperationOutcome.class)))
                .containsExactly("conflict Bundle.entry[1].resource");
    }

    @Test
    void anEntryReadsOnConditionAndHearsTheVersion() {
        send("batch", entry(null, organization("cond-1", ""), "PUT", "Organization/cond-1"));
        String unchanged =
                "{\"request\":{\"method\":\"GET\",\"url\":\"Organization/cond-1\",\"ifNoneMatch\":\"W/\\\"1\\\"\"}}";
        HttpResponse<byte[]> answer = send("batch", unchanged, entry(null, null, "GET", "Organization/cond-1"));
        assertThat(statuses(answer)).containsExactly("304", "200");
        Bundle bundle = register.resource(answer, Bundle.class);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResponse().getEtag())
                .containsOnly("W/\"1\"");
        assertThat(bundle.getEntry().get(0).hasResource()).isFalse();
        assertThat(bundle.getEntry().get(1).getResponse().hasLastModified()).isTrue();
    }

    @Test
    void theAnswerToABundleHasNoAddress() {
        HttpResponse<byte[]> answer = send("batch", entry(null, null, "GET", "Organization/sus"));
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Location")).isEmpty();
        assertThat(register.resource(answer, Bundle.class).hasId()).isFalse();
    }

    @Test
    void aPatchWithoutDataAndAnAddressThatIsNotTheTypesAreNamedByTheirEntry() {
        HttpResponse<byte[]> answer = send(
                "transaction",
                entry(
                        null,
                        "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\"}",
                        "PATCH",
                        "Organization/sus"),
                entry(null, organization("given", ""), "POST", "Organization/given"));
        assertThat(faults(register.resource(answer, OperationOutcome.class)))
                .containsExactlyInAnyOrder(
                        "missing-element Bundle.entry[0].resource.data",
                        "malformed-element Bundle.entry[1].request.url");
    }

    @Test
    void aPatchInABatchIsABinaryOrParameters() {
        send("batch", entry(null, organization("bp", ""), "PUT", "Organization/bp"));
        String patch = java.util.Base64.getEncoder()
                .encodeToString("[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"P\"}]".getBytes());
        HttpResponse<byte[]> answer = send(
                "batch",
                entry(
                        null,
                        "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                                + patch + "\"}",
                        "PATCH",
                        "Organization/bp"));
        assertThat(statuses(answer)).containsExactly("200");
        assertThat(register.read("Organization/bp", Organization.class).getName())
                .isEqualTo("P");
    }

    @Test
    void aBundleOfAnotherTypeOrWithoutRequestsIsRefused() {
        assertThat(send("collection").statusCode()).isEqualTo(400);
        assertThat(send("transaction", "{\"resource\":" + organization("x", "") + "}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("transaction", entry(null, organization("x", ""), "PUT", "Patient/x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEmptyTransactionChangesNothing() {
        HttpResponse<byte[]> answer = register.post("", JSON, "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
