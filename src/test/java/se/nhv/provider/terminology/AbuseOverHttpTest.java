package se.nhv.provider.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/**
 * Requests that are meant to hurt, sent to a real server: each is refused with a code that says why, in bounded time, and the next
 * client is served as if nothing had happened.
 */
class AbuseOverHttpTest {
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    /** Far more than any of them needs: it only bounds a server that hangs. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @AfterEach
    void othersAreServed() {
        assertThat(register.get("CodeSystem/$validate-code?url=" + Systems.ICD_10_SE + "&code=Q71.3")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void valueSetsThatImportEachOtherInACircle() {
        String sets = set("a", "{\"valueSet\":[\"urn:x:b\"]}") + "," + set("b", "{\"valueSet\":[\"urn:x:a\"]}");
        assertThat(expand("urn:x:a", sets).getDetails().getText()).contains("circular");
    }

    @Test
    void valueSetsThatDoubleEachOther() {
        String sets = IntStream.range(1, 60)
                .mapToObj(i -> set("s" + i, twice("{\"valueSet\":[\"urn:x:s" + (i - 1) + "\"]}")))
                .collect(Collectors.joining(","));
        String first = set("s0", twice("{\"system\":\"" + Systems.ICD_10_SE + "\"}"));
        assertThat(expand("urn:x:s59", first + "," + sets).getCode()).isEqualTo(IssueType.TOOCOSTLY);
    }

    @Test
    void aChainOfThreeThousandImports() {
        String sets = IntStream.range(0, 3_000)
                .mapToObj(i -> set("s" + i, "{\"valueSet\":[\"urn:x:s" + (i + 1) + "\"]}"))
                .collect(Collectors.joining(","));
        assertThat(expand("urn:x:s0", sets).getCode()).isEqualTo(IssueType.TOOCOSTLY);
    }

    @Test
    void aValueSetOfTwentyThousandIncludes() {
        String include = "{\"system\":\"" + Systems.ICD_10_SE + "\"}";
        String includes = IntStream.range(0, 20_000).mapToObj(i -> include).collect(Collectors.joining(","));
        assertThat(expand("urn:x:many", set("many", includes)).getCode()).isEqualTo(IssueType.TOOCOSTLY);
    }

    @Test
    void regularExpressionsThatWriteThemselvesOut() {
        assertThat(expand("urn:x:r", set("r", regex("((((a{100}){100}){100}){100})")))
                        .getCode())
                .isEqualTo(IssueType.TOOCOSTLY);
        assertThat(expand("urn:x:r", set("r", regex("(".repeat(400_000)))).getCode())
                .isEqualTo(IssueType.TOOCOSTLY);
        HttpResponse<byte[]> honest = post(url("urn:x:r") + resource(set("r", regex("(Q+)+[0-9]{2}.*"))));
        assertThat(honest.statusCode()).as(RunningRegister.text(honest)).isEqualTo(200);
    }

    @Test
    void fiveThousandResourcesOfItsOwn() {
        String sets = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"resourceType\":\"ValueSet\",\"url\":\"urn:x:s" + i + "\"}")
                .collect(Collectors.joining(","));
        assertThat(expand("urn:x:s0", sets).getCode()).isEqualTo(IssueType.TOOCOSTLY);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 2_000, 5_000, 10_000})
    void conceptsNestedThousandsDeepAreReadOrRefused(int depth) {
        String concepts = "{\"code\":\"c\",\"concept\":[".repeat(depth) + "]}".repeat(depth);
        String system = "{\"resourceType\":\"CodeSystem\",\"url\":\"urn:x:deep\",\"concept\":[" + concepts + "]}";
        HttpResponse<byte[]> json = post(resource(system));
        assertThat(json.statusCode()).as(RunningRegister.text(json)).isEqualTo(400);
        String xml = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"tx-resource\"/><resource>"
                + "<CodeSystem><url value=\"urn:x:deep\"/>" + "<concept><code value=\"c\"/>".repeat(depth)
                + "</concept>".repeat(depth) + "</CodeSystem></resource></parameter></Parameters>";
        HttpResponse<byte[]> asXml = bounded(() -> register.post("ValueSet/$expand", XML, xml));
        assertThat(asXml.statusCode()).as(RunningRegister.text(asXml)).isEqualTo(400);
    }

    @Test
    void anXmlBodyThatExpandsItselfOrReadsFiles() {
        String bomb = "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                + "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"url\"/>"
                + "<valueUri value=\"&b;\"/></parameter></Parameters>";
        HttpResponse<byte[]> answer = bounded(() -> register.post("ValueSet/$expand", XML, bomb));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(400);
    }

    @Test
    void filtersOfAMillionLetters() {
        for (String filter : new String[] {"a".repeat(1_000_000), "tumör ".repeat(100_000)}) {
            String typed = "{\"name\":\"filter\",\"valueString\":\"" + filter + "\"},";
            HttpResponse<byte[]> answer =
                    post(typed + url("urn:x:all") + resource(set("all", "{\"system\":\"" + Systems.ICD_10_SE + "\"}")));
            assertThat(issue(answer).getCode()).isEqualTo(IssueType.TOOCOSTLY);
        }
    }

    @Test
    void aBatchOfEightThousandQuestions() {
        String one = "{\"name\":\"validation\",\"resource\":{\"resourceType\":\"Parameters\",\"parameter\":["
                + "{\"name\":\"code\",\"valueCode\":\"c\"},{\"name\":\"url\",\"valueUri\":\"urn:x\"}]}}";
        String all = IntStream.range(0, 8_000).mapToObj(i -> one).collect(Collectors.joining(","));
        HttpResponse<byte[]> answer = bounded(() -> register.post(
                "ValueSet/$batch-validate-code",
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + all + "]}"));
        assertThat(issue(answer).getCode()).isEqualTo(IssueType.TOOCOSTLY);
    }

    private static String set(String name, String includes) {
        return "{\"resourceType\":\"ValueSet\",\"url\":\"urn:x:" + name
                + "\",\"status\":\"active\",\"compose\":{\"include\":[" + includes + "]}}";
    }

    private static String twice(String include) {
        return include + "," + include;
    }

    private static String regex(String expression) {
        return "{\"system\":\"" + Systems.ICD_10_SE
                + "\",\"filter\":[{\"property\":\"code\",\"op\":\"regex\",\"value\":\"" + expression + "\"}]}";
    }

    private static String url(String url) {
        return "{\"name\":\"url\",\"valueUri\":\"" + url + "\"},";
    }

    private static String resource(String resource) {
        return "{\"name\":\"tx-resource\",\"resource\":" + resource + "}";
    }

    /** The refusal of an expansion of a set among these. */
    private static OperationOutcome.OperationOutcomeIssueComponent expand(String url, String sets) {
        String resources =
                sets.replace(",{\"resourceType\"", "},{\"name\":\"tx-resource\",\"resource\":{\"resourceType\"");
        return issue(post(url(url) + resource(resources)));
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(400);
        return register.resource(answer, OperationOutcome.class).getIssueFirstRep();
    }

    private static HttpResponse<byte[]> post(String parameters) {
        return bounded(() -> register.post(
                "ValueSet/$expand", JSON, "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}"));
    }

    private static HttpResponse<byte[]> bounded(java.util.function.Supplier<HttpResponse<byte[]>> request) {
        return Assertions.assertTimeoutPreemptively(BOUND, request::get);
    }
}
