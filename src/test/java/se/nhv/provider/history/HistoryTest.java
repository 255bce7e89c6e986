package se.nhv.provider.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** The history that a directory client follows: IHE mCSD ITI-91 (Request Care Services Updates), each demand by name. */
class HistoryTest {
    private static final String JSON = "application/fhir+json";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
        for (int i = 1; i <= 5; i++) {
            for (int version = 1; version <= 3; version++) {
                endpoint("e" + i, "v" + version);
            }
        }
        register.method("DELETE", "Endpoint/e5", JSON, "");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static void endpoint(String id, String name) {
        HttpResponse<byte[]> answer = register.method("PUT", "Endpoint/" + id, JSON, body(id, name));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isIn(200, 201);
    }

    private static String body(String id, String name) {
        return "{\"resourceType\":\"Endpoint\",\"id\":\"" + id + "\","
                + "\"status\":\"test\",\"connectionType\":{\"code\":\"hl7-fhir-rest\"},\"name\":\"" + name
                + "\",\"payloadType\":[{\"text\":\"x\"}],\"address\":\"https://test.example/" + id + "\"}";
    }

    private static Bundle history(String path) {
        return register.read(path, Bundle.class);
    }

    private static String link(Bundle bundle, String relation) {
        return bundle.getLink(relation) == null
                ? null
                : bundle.getLink(relation).getUrl();
    }

    private static List<BundleEntryComponent> allPages(String path) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        String next = path;
        while (next != null) {
            Bundle page = history(next);
            entries.addAll(page.getEntry());
            next = link(page, "next");
        }
        return entries;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Organization",
                "Location",
                "HealthcareService",
                "OrganizationAffiliation",
                "Endpoint",
                "Practitioner",
                "PractitionerRole"
            })
    void everyDirectoryTypeHasReadSearchAndHistoryAndSaysSo(String type) {
        assertThat(register.get(type + "/_history").statusCode()).isEqualTo(200);
        CapabilityStatement statement = register.read("metadata", CapabilityStatement.class);
        var resource = statement.getRestFirstRep().getResource().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
        assertThat(resource.getInteraction().stream().map(each -> each.getCode().toCode()))
                .contains("read", "search-type", "history-type");
    }

    @Test
    void theAnswerIsAHistoryBundleWithARequestAndAResponseOnEveryEntry() {
        Bundle bundle = history("Endpoint/_history");
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.HISTORY);
        assertThat(bundle.getTotal()).isEqualTo(16);
        assertThat(bundle.getEntry()).hasSize(16).allSatisfy(entry -> {
            assertThat(entry.getRequest().hasMethod()).isTrue();
            assertThat(entry.getRequest().getUrl()).startsWith("Endpoint/");
            assertThat(entry.getResponse().getStatus()).isNotEmpty();
            assertThat(entry.getResponse().hasLastModified()).isTrue();
            assertThat(entry.getFullUrl()).startsWith(register.base() + "/Endpoint/");
        });
    }

    @Test
    void theNewestComesFirst() {
        List<BundleEntryComponent> entries = history("Endpoint/_history").getEntry();
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).getResponse().getLastModified())
                    .isBeforeOrEqualTo(entries.get(i - 1).getResponse().getLastModified());
        }
    }

    @Test
    void aDeletionHasNoResourceAndNamesWhatWasDeleted() {
        BundleEntryComponent newest = history("Endpoint/_history").getEntryFirstRep();
        assertThat(newest.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.DELETE);
        assertThat(newest.getRequest().getUrl()).isEqualTo("Endpoint/e5");
        assertThat(newest.hasResource()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16, 100})
    void thePagesTogetherAreTheWholeAndTheLastHasNoNext(int count) {
        List<String> whole = allPages("Endpoint/_history").stream()
                .map(entry -> entry.getRequest().getUrl() + entry.getResponse().getEtag())
                .toList();
        List<String> paged = allPages("Endpoint/_history?_count=" + count).stream()
                .map(entry -> entry.getRequest().getUrl() + entry.getResponse().getEtag())
                .toList();
        assertThat(paged).isEqualTo(whole).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void nextStaysOnTheTypesHistoryWithAllStateInTheQuery() {
        Bundle first = history("Endpoint/_history?_count=3");
        URI next = URI.create(link(first, "next"));
        assertThat(next.getPath()).endsWith("/fhir/Endpoint/_history");
        // some clients take only the query of next and put it behind the address they know
        Bundle second = history("Endpoint/_history?" + next.getRawQuery());
        assertThat(second.getEntryFirstRep().getResponse().getEtag()
                        + second.getEntryFirstRep().getRequest().getUrl())
                .isNotEqualTo(first.getEntryFirstRep().getResponse().getEtag()
                        + first.getEntryFirstRep().getRequest().getUrl());
        assertThat(link(second, "next")).isNotNull();
    }

    @Test
    void pagesStayWhatTheyAreWhileOthersWrite() {
        String second = link(history("Organization/_history?_count=1"), "next");
        String before = second == null ? null : RunningRegister.text(register.get(second));
        String cursorPage = link(history("Endpoint/_history?_count=3"), "next");
        String seen = RunningRegister.text(register.get(cursorPage));
        register.method(
                "PUT",
                "Organization/while",
                JSON,
                "{\"resourceType\":\"Organization\",\"id\":\"while\",\"name\":\"W\"}");
        assertThat(RunningRegister.text(register.get(cursorPage))).isEqualTo(seen);
        assertThat(second == null ? null : RunningRegister.text(register.get(second)))
                .isEqualTo(before);
    }

    @Test
    void sinceIsInclusive() {
        BundleEntryComponent third = history("Endpoint/_history").getEntry().get(2);
        String instant = third.getResponse().getLastModifiedElement().getValueAsString();
        assertThat(history("Endpoint/_history?_since=" + instant).getEntry()).hasSize(3);
    }

    @Test
    void sinceInTheFutureFindsNothingAndHasNoNext() {
        Bundle bundle = history("Endpoint/_history?_since=2099-01-01T00:00:00Z");
        assertThat(bundle.getTotal()).isZero();
        assertThat(bundle.getEntry()).isEmpty();
        assertThat(link(bundle, "next")).isNull();
    }

    @Test
    void aRepeatedPollGivesTheSameAnswer() {
        String one = RunningRegister.text(register.get("Endpoint/_history?_since=2026-01-01T00:00:00Z&_count=4"));
        String two = RunningRegister.text(register.get("Endpoint/_history?_since=2026-01-01T00:00:00Z&_count=4"));
        assertThat(two).isEqualTo(one);
    }

    @Test
    void versionsOfOneInstantNeverStraddlePages() {
        // the base edition has one instant
        Bundle page = history("Organization/_history?_count=1");
        Set<String> onFirst = new HashSet<>();
        page.getEntry()
                .forEach(entry ->
                        onFirst.add(entry.getResponse().getLastModifiedElement().getValueAsString()));
        String next = link(page, "next");
        if (next != null) {
            assertThat(history(next).getEntry())
                    .noneMatch(entry -> onFirst.contains(
                            entry.getResponse().getLastModifiedElement().getValueAsString()));
        }
        assertThat(allPages("Organization/_history?_count=1"))
                .hasSize(history("Organization/_history").getTotal());
    }

    @Test
    void aTransactionsVersionsStandOnOnePage() {
        register.post(
                "",
                JSON,
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + put("t1") + "," + put("t2") + ","
                        + put("t3") + "]}");
        Bundle page = history("PractitionerRole/_history?_count=2");
        assertThat(page.getEntry()).hasSize(3);
    }

    private static String put(String id) {
        return "{\"resource\":{\"resourceType\":\"PractitionerRole\",\"id\":\"" + id
                + "\"},\"request\":{\"method\":\"PUT\",\"url\":\"PractitionerRole/" + id + "\"}}";
    }

    @Test
    void anInstanceHasItsOwnHistory() {
        Bundle bundle = history("Endpoint/e1/_history");
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResponse().getEtag())
                .containsExactly("W/\"3\"", "W/\"2\"", "W/\"1\"");
        assertThat(register.get("Endpoint/nobody/_history").statusCode()).isEqualTo(404);
    }

    private static String place(String id, String name) {
        return "{\"resourceType\":\"Location\"," + (id == null ? "" : "\"id\":\"" + id + "\",") + "\"name\":\"" + name
                + "\"}";
    }

    @Test
    void aResourceThatWasPostedIsACreationByPostAndEveryLaterVersionAnUpdate() {
        String location = register.post("Location", JSON, place(null, "skapad med POST"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String id = location.replaceAll(".*/Location/([^/]+)/.*", "$1");
        register.method("PUT", "Location/" + id, JSON, place(id, "ändrad"));
        register.method("DELETE", "Location/" + id, JSON, "");
        register.method("PUT", "Location/" + id, JSON, place(id, "åter"));

        assertThat(history("Location/" + id + "/_history").getEntry())
                .extracting(entry -> entry.getRequest().getMethod() + " "
                        + entry.getRequest().getUrl().replace(id, "ID") + " "
                        + entry.getResponse().getStatus())
                .containsExactly(
                        "PUT Location/ID 201 Created",
                        "DELETE Location/ID 204 No Content",
                        "PUT Location/ID 200 OK",
                        "POST Location 201 Created");
    }

    @Test
    void aCreationInATransactionIsTheSame() {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + place(null, "i en transaktion")
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Location\"}}]}";
        Bundle answer = register.resource(register.post("", JSON, bundle), Bundle.class);
        String id = answer.getEntryFirstRep().getResponse().getLocation().split("/")[1];
        BundleEntryComponent entry = history("Location/" + id + "/_history").getEntryFirstRep();
        assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.POST);
        assertThat(entry.getRequest().getUrl()).isEqualTo("Location");
        assertThat(entry.getFullUrl()).endsWith("/Location/" + id);
    }

    @Test
    void everyVersionInAHistoryCanBeReadByItself() {
        for (BundleEntryComponent entry : history("Endpoint/e5/_history").getEntry()) {
            String version = entry.getResponse().getEtag().replaceAll("\\D", "");
            int expected = entry.getRequest().getMethod() == Bundle.HTTPVerb.DELETE ? 410 : 200;
            assertThat(register.get("Endpoint/e5/_history/" + version).statusCode())
                    .isEqualTo(expected);
        }
    }

    @Test
    void theWholeRegisterHasAHistory() {
        Bundle bundle = history("_history?_count=5");
        assertThat(bundle.getTotal()).isGreaterThan(300);
        assertThat(bundle.getEntry()).isNotEmpty();
    }

    @Test
    void replayingTheHistoryRebuildsThePresent() {
        Set<String> present = new HashSet<>();
        List<BundleEntryComponent> entries = allPages("Endpoint/_history?_count=4");
        for (int i = entries.size() - 1; i >= 0; i--) {
            BundleEntryComponent entry = entries.get(i);
            String address = entry.getFullUrl().replaceAll(".*/(Endpoint/)", "$1");
            if (entry.getRequest().getMethod() == Bundle.HTTPVerb.DELETE) {
                present.remove(address);
            } else {
                present.add(address);
            }
        }
        Set<String> found = new HashSet<>();
        register.read("Endpoint?_count=100", Bundle.class)
                .getEntry()
                .forEach(entry -> found.add(
                        "Endpoint/" + entry.getResource().getIdElement().getIdPart()));
        assertThat(present).isEqualTo(found);
    }

    @Test
    void atAnInstantThereIsOneVersionOfEachResource() {
        String instant = history("Endpoint/e1/_history")
                .getEntry()
                .get(1)
                .getResponse()
                .getLastModifiedElement()
                .getValueAsString();
        List<BundleEntryComponent> entries =
                history("Endpoint/_history?_at=" + instant).getEntry();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).getResponse().getEtag()).isEqualTo("W/\"2\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "_since=yesterday, malformed-parameter",
        "_since=2026-13-01, malformed-parameter",
        "_at=x, malformed-parameter",
        "_count=-1, malformed-parameter",
        "_count=x, malformed-parameter",
        "_cursor=x, malformed-parameter",
        "_snice=2026-01-01, unknown-parameter",
        "_count=1&_count=2, repeated-parameter"
    })
    void aWrongParameterIsRefusedByName(String query, String code) {
        HttpResponse<byte[]> answer = register.get("Endpoint/_history?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        var issue = register.resource(answer, OperationOutcome.class).getIssueFirstRep();
        assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo(code);
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void aCountAboveTheLargestIsCutDownAndSelfSaysSo() {
        assertThat(link(history("Endpoint/_history?_count=99999"), "self")).contains("_count=1000");
    }

    @Test
    void countZeroGivesTheTotalAlone() {
        Bundle bundle = history("Endpoint/_history?_count=0");
        assertThat(bundle.getTotal()).isEqualTo(16);
        assertThat(bundle.getEntry()).isEmpty();
    }

    @Test
    void xmlSaysTheSame() {
        HttpResponse<byte[]> answer = register.get("Endpoint/_history?_count=3&_format=xml");
        assertThat(register.resource(answer, Bundle.class).getEntry()).hasSize(3);
    }
}
