package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.provider.ServedTypes;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** create, update, patch, delete and their conditional forms, as an editor's program uses them. */
class WriteTest {
    private static final String JSON = "application/fhir+json";
    private static final String SYSTEM = "https://test.example/sid";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static String organization(String id, String name, String identifier) {
        return "{\"resourceType\":\"Organization\"" + (id == null ? "" : ",\"id\":\"" + id + "\"")
                + ",\"identifier\":[{\"system\":\"" + SYSTEM + "\",\"value\":\"" + identifier
                + "\"}],\"active\":true,\"name\":\"" + name + "\"}";
    }

    private static HttpResponse<byte[]> put(String id, String name, String... headers) {
        return register.method("PUT", "Organization/" + id, JSON, organization(id, name, id), headers);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static List<String> codes(HttpResponse<byte[]> answer) {
        return register.resource(answer, OperationOutcome.class).getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    private static List<String> expressions(HttpResponse<byte[]> answer) {
        return register.resource(answer, OperationOutcome.class).getIssue().stream()
                .map(issue -> issue.getExpression().isEmpty()
                        ? ""
                        : issue.getExpression().get(0).getValue())
                .toList();
    }

    @Test
    void aCreateAnswersWithTheNewResourceAndItsAddress() {
        HttpResponse<byte[]> answer = register.post("Organization", JSON, organization(null, "Ny", "create-1"));
        assertThat(answer.statusCode()).isEqualTo(201);
        Organization stored = register.resource(answer, Organization.class);
        assertThat(stored.getName()).isEqualTo("Ny");
        assertThat(stored.getMeta().getVersionId()).isEqualTo("1");
        assertThat(header(answer, "Location"))
                .isEqualTo(register.base() + "/Organization/"
                        + stored.getIdElement().getIdPart() + "/_history/1");
        assertThat(header(answer, "ETag")).isEqualTo("W/\"1\"");
        assertThat(header(answer, "Last-Modified")).isNotEmpty();
        assertThat(register.read("Organization/" + stored.getIdElement().getIdPart(), Organization.class)
                        .getName())
                .isEqualTo("Ny");
    }

    @Test
    void anUpdateMakesTheNextVersionAndTheOldOneCanStillBeRead() {
        assertThat(put("upd", "ett").statusCode()).isEqualTo(201);
        HttpResponse<byte[]> second = put("upd", "två");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(header(second, "ETag")).isEqualTo("W/\"2\"");
        assertThat(register.read("Organization/upd/_history/1", Organization.class)
                        .getName())
                .isEqualTo("ett");
        assertThat(register.read("Organization/upd", Organization.class).getName())
                .isEqualTo("två");
    }

    @Test
    void whatIsWrittenIsFoundByTheNextSearch() {
        put("findme", "Alldeles ny klinik");
        assertThat(RunningRegister.text(register.get("Organization?identifier=" + SYSTEM + "%7Cfindme")))
                .contains("Alldeles ny klinik");
    }

    @Test
    void anUpdateThatChangesNothingMakesNoNewVersion() {
        put("same", "samma");
        HttpResponse<byte[]> again = put("same", "samma");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(header(again, "ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void whatWasReadCanBeWrittenBackAsItIs() {
        String sus = RunningRegister.text(register.get("Organization/sus"));
        HttpResponse<byte[]> answer = register.method("PUT", "Organization/sus", JSON, sus);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void anXmlBodyIsWrittenAsWell() {
        String xml =
                "<Organization xmlns=\"http://hl7.org/fhir\"><id value=\"xml\"/><name value=\"XML å\"/></Organization>";
        HttpResponse<byte[]> answer = register.method("PUT", "Organization/xml", "application/fhir+xml", xml);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(register.read("Organization/xml", Organization.class).getName())
                .isEqualTo("XML å");
    }

    @Test
    void ifMatchWithAnOldVersionIsRefusedAndNothingIsLost() {
        put("match", "ett");
        put("match", "två");
        HttpResponse<byte[]> stale = put("match", "tre", "If-Match", "W/\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(codes(stale)).containsExactly("precondition-failed");
        assertThat(register.read("Organization/match", Organization.class).getName())
                .isEqualTo("två");
        assertThat(put("match", "tre", "If-Match", "W/\"2\"").statusCode()).isEqualTo(200);
    }

    @Test
    void ifMatchOnAResourceThatIsNotThereIsRefused() {
        assertThat(put("never", "x", "If-Match", "W/\"1\"").statusCode()).isEqualTo(412);
    }

    @Test
    void everyWriteSaysWhichVersionItMadeAndWhatIsNewHasAnAddress() {
        HttpResponse<byte[]> made = put("hd", "x");
        assertThat(header(made, "Location")).endsWith("/Organization/hd/_history/1");
        String patch = "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"y\"}]";
        HttpResponse<byte[]> patched =
                register.method("PATCH", "Organization/hd", "application/json-patch+json", patch);
        assertThat(patched.headers().allValues("ETag")).containsExactly("W/\"2\"");
        HttpResponse<byte[]> updated = put("hd", "z");
        assertThat(updated.headers().allValues("ETag")).containsExactly("W/\"3\"");
        assertThat(updated.headers().firstValue("Location")).isEmpty();
        HttpResponse<byte[]> deleted = register.method("DELETE", "Organization/hd", JSON, "");
        assertThat(deleted.headers().allValues("ETag")).containsExactly("W/\"4\"");
    }

    @Test
    void ifNoneMatchStarOnlyCreates() {
        assertThat(put("only", "x", "If-None-Match", "*").statusCode()).isEqualTo(201);
        assertThat(put("only", "y", "If-None-Match", "*").statusCode()).isEqualTo(412);
    }

    @Test
    void ifNoneExistCreatesOnceAndThenAnswersWithWhatIsThere() {
        String body = organization(null, "en gång", "once");
        String condition = "identifier=" + SYSTEM + "%7Conce";
        HttpResponse<byte[]> first = register.post("Organization", JSON, body, "If-None-Exist", condition);
        HttpResponse<byte[]> second = register.post("Organization", JSON, body, "If-None-Exist", condition);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
    }

    @Test
    void aConditionThatSeveralMatchIsRefused() {
        put("several-1", "Flera sådana");
        put("several-2", "Flera sådana");
        HttpResponse<byte[]> answer = register.post(
                "Organization", JSON, organization(null, "x", "several-3"), "If-None-Exist", "name=Flera");
        assertThat(answer.statusCode()).isEqualTo(412);
    }

    @Test
    void aConditionWithAnUnknownParameterIsRefusedAndNotIgnored() {
        HttpResponse<byte[]> answer = register.post(
                "Organization", JSON, organization(null, "x", "unknown-1"), "If-None-Exist", "nonsense=1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(codes(answer)).containsExactly("unknown-parameter");
    }

    @Test
    void aConditionalUpdateCreatesThenUpdates() {
        String address = "Organization?identifier=" + SYSTEM + "%7Cconditional";
        HttpResponse<byte[]> created = register.method("PUT", address, JSON, organization(null, "ett", "conditional"));
        HttpResponse<byte[]> updated = register.method("PUT", address, JSON, organization(null, "två", "conditional"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(header(updated, "ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void aConditionalUpdateHonoursIfMatch() {
        put("cond-match", "ett");
        String address = "Organization?identifier=" + SYSTEM + "%7Ccond-match";
        String body = organization(null, "två", "cond-match");
        assertThat(register.method("PUT", address, JSON, body, "If-Match", "W/\"9\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(register.method("PUT", address, JSON, body, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReferenceToAVersionKeepsTheVersion() {
        HttpResponse<byte[]> answer = register.post(
                "Location",
                JSON,
                "{\"resourceType\":\"Location\",\"name\":\"x\",\"partOf\":{\"reference\":\"Location/lan-12/_history/1\"}}");
        assertThat(answer.statusCode()).isEqualTo(201);
        String address = answer.headers().firstValue("Location").orElseThrow();
        for (String format : new String[] {"json", "xml"}) {
            assertThat(RunningRegister.text(register.get(address + "?_format=" + format)))
                    .contains("Location/lan-12/_history/1");
        }
    }

    @Test
    void aDeletedResourceIsGoneAndItsVersionsStay() {
        put("del", "x");
        assertThat(register.method("DELETE", "Organization/del", JSON, "").statusCode())
                .isEqualTo(204);
        assertThat(register.get("Organization/del").statusCode()).isEqualTo(410);
        assertThat(register.get("Organization/del/_history/2").statusCode()).isEqualTo(410);
        assertThat(register.get("Organization/del/_history/1").statusCode()).isEqualTo(200);
        assertThat(register.method("DELETE", "Organization/del", JSON, "").statusCode())
                .isEqualTo(204);
        assertThat(put("del", "igen").statusCode()).isEqualTo(201);
        assertThat(register.read("Organization/del", Organization.class)
                        .getMeta()
                        .getVersionId())
                .isEqualTo("3");
    }

    @Test
    void aConditionalDeleteRemovesTheOneThatMatches() {
        put("cond-del", "x");
        String address = "Organization?identifier=" + SYSTEM + "%7Ccond-del";
        assertThat(register.method("DELETE", address, JSON, "").statusCode()).isEqualTo(204);
        assertThat(register.get("Organization/cond-del").statusCode()).isEqualTo(410);
    }

    @Test
    void whatOthersReferToCannotBeDeleted() {
        HttpResponse<byte[]> answer = register.method("DELETE", "Organization/region-skane", JSON, "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(codes(answer)).containsExactly("still-referenced");
        assertThat(register.get("Organization/region-skane").statusCode()).isEqualTo(200);
    }

    @Test
    void aJsonPatchChangesWhatItNames() {
        put("jp", "före");
        HttpResponse<byte[]> answer = register.method(
                "PATCH",
                "Organization/jp",
                "application/json-patch+json",
                "[{\"op\":\"test\",\"path\":\"/name\",\"value\":\"före\"},"
                        + "{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"efter\"},"
                        + "{\"op\":\"add\",\"path\":\"/alias\",\"value\":[\"b\"]},"
                        + "{\"op\":\"add\",\"path\":\"/alias/0\",\"value\":\"a\"},"
                        + "{\"op\":\"remove\",\"path\":\"/identifier\"}]");
        assertThat(answer.statusCode()).isEqualTo(200);
        Organization patched = register.read("Organization/jp", Organization.class);
        assertThat(patched.getName()).isEqualTo("efter");
        assertThat(patched.getAlias()).extracting(Object::toString).containsExactly("a", "b");
        assertThat(patched.getIdentifier()).isEmpty();
    }

    @Test
    void aJsonPatchWhoseTestFailsChangesNothing() {
        put("jpt", "före");
        HttpResponse<byte[]> answer = register.method(
                "PATCH",
                "Organization/jpt",
                "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"efter\"},"
                        + "{\"op\":\"test\",\"path\":\"/name\",\"value\":\"annat\"}]");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(register.read("Organization/jpt", Organization.class).getName())
                .isEqualTo("före");
    }

    @Test
    void aPatchMayNotMakeAResourceThatCouldNotBeWritten() {
        put("jpb", "före");
        HttpResponse<byte[]> answer = register.method(
                "PATCH",
                "Organization/jpb",
                "application/json-patch+json",
                "[{\"op\":\"add\",\"path\":\"/nonsense\",\"value\":1}]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(expressions(answer)).containsExactly("Organization.nonsense");
    }

    @Test
    void aFhirPathPatchChangesWhatItNames() {
        put("fp", "före");
        String patch = """
                {"resourceType":"Parameters","parameter":[
                  {"name":"operation","part":[{"name":"type","valueCode":"replace"},
                    {"name":"path","valueString":"Organization.name"},{"name":"value","valueString":"efter"}]},
                  {"name":"operation","part":[{"name":"type","valueCode":"add"},
                    {"name":"path","valueString":"Organization"},{"name":"name","valueString":"alias"},
                    {"name":"value","valueString":"a"}]},
                  {"name":"operation","part":[{"name":"type","valueCode":"insert"},
                    {"name":"path","valueString":"Organization.alias"},{"name":"index","valueInteger":0},
                    {"name":"value","valueString":"b"}]},
                  {"name":"operation","part":[{"name":"type","valueCode":"add"},
                    {"name":"path","valueString":"Organization"},{"name":"name","valueString":"contact"},
                    {"name":"value","part":[{"name":"purpose","valueCodeableConcept":{"text":"remiss"}}]}]},
                  {"name":"operation","part":[{"name":"type","valueCode":"move"},
                    {"name":"path","valueString":"Organization.alias"},{"name":"source","valueInteger":1},
                    {"name":"destination","valueInteger":0}]},
                  {"name":"operation","part":[{"name":"type","valueCode":"delete"},
                    {"name":"path","valueString":"Organization.identifier.where(value='fp')"}]}
                ]}
                """;
        HttpResponse<byte[]> answer = register.method("PATCH", "Organization/fp", JSON, patch);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        Organization patched = register.read("Organization/fp", Organization.class);
        assertThat(patched.getName()).isEqualTo("efter");
        assertThat(patched.getAlias()).extracting(Object::toString).containsExactly("a", "b");
        assertThat(patched.getContactFirstRep().getPurpose().getText()).isEqualTo("remiss");
        assertThat(patched.getIdentifier()).isEmpty();
    }

    @Test
    void aPatchHonoursIfMatchAndConditions() {
        put("pm", "x");
        String patch = "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"y\"}]";
        assertThat(register.method(
                                "PATCH", "Organization/pm", "application/json-patch+json", patch, "If-Match", "W/\"7\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(register.method(
                                "PATCH",
                                "Organization?identifier=" + SYSTEM + "%7Cpm",
                                "application/json-patch+json",
                                patch)
                        .statusCode())
                .isEqualTo(200);
        assertThat(register.method("PATCH", "Organization/nobody", "application/json-patch+json", patch)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void preferDecidesWhatComesBack() {
        assertThat(put("prefer", "1", "Prefer", "return=minimal").body()).isEmpty();
        assertThat(RunningRegister.text(put("prefer", "2", "Prefer", "return=representation")))
                .contains("\"name\":\"2\"");
        HttpResponse<byte[]> outcome = put("prefer", "3", "Prefer", "return=OperationOutcome");
        assertThat(codes(outcome)).containsExactly("written");
        assertThat(header(outcome, "ETag")).isEqualTo("W/\"3\"");
    }

    @Test
    void allFaultsOfABodyAreToldAtOnceWithTheirPaths() {
        HttpResponse<byte[]> answer = register.method(
                "PUT",
                "Organization/bad",
                JSON,
                "{\"resourceType\":\"Organization\",\"id\":\"bad\",\"nme\":\"x\",\"active\":\"yes\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(expressions(answer)).containsExactly("Organization.nme", "Organization.active");
        assertThat(register.get("Organization/bad").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json", "application/fhir+xml"})
    void whatCannotBeReadAndWhatBreaksARuleAreToldAtOnceInBothForms(String form) {
        String json = """
                {"resourceType":"OrganizationAffiliation","id":"worse","nme":"x","active":"yes",
                 "identifier":[{"system":"urn:x-test:s"},{"use":"nonsense","value":"2"}],
                 "period":{"start":"2024-05-01","end":"2024-04-30"},
                 "organization":{"reference":"Organization/nobody"},
                 "participatingOrganization":{"reference":"Organization?identifier=urn:x-test:none|1"},
                 "code":[{"text":"x"}]}
                """;
        String xml = """
                <OrganizationAffiliation xmlns="http://hl7.org/fhir"><id value="worse"/><nme value="x"/>
                <active value="yes"/><identifier><system value="urn:x-test:s"/></identifier>
                <identifier><use value="nonsense"/><value value="2"/></identifier>
                <period><start value="2024-05-01"/><end value="2024-04-30"/></period>
                <organization><reference value="Organization/nobody"/></organization>
                <participatingOrganization><reference value="Organization?identifier=urn:x-test:none|1"/></participatingOrganization>
                <code><text value="x"/></code></OrganizationAffiliation>
                """;
        String body = form.endsWith("xml") ? xml : json;
        for (String request : List.of("PUT OrganizationAffiliation/worse", "POST OrganizationAffiliation/$validate")) {
            String[] parts = request.split(" ", 2);
            HttpResponse<byte[]> answer = register.method(parts[0], parts[1], form, body);
            assertThat(answer.statusCode()).as(request).isEqualTo(400);
            assertThat(expressions(answer))
                    .containsExactlyInAnyOrder(
                            "OrganizationAffiliation.nme",
                            "OrganizationAffiliation.active",
                            "OrganizationAffiliation.identifier[1].use",
                            "OrganizationAffiliation.participatingOrganization.reference",
                            "OrganizationAffiliation.organization.reference",
                            "OrganizationAffiliation.period.end");
        }
    }

    @Test
    void allBrokenRulesAreToldAtOnce() {
        HttpResponse<byte[]> answer = register.method("PUT", "OrganizationAffiliation/bad", JSON, """
                {"resourceType":"OrganizationAffiliation","id":"bad","active":true,
                 "period":{"start":"2024-05-01","end":"2024-04-30"},
                 "organization":{"reference":"Organization/nobody"},
                 "code":[{"coding":[{"system":"https://nhv.example/fhir/CodeSystem/nhv-tillstandsroll","code":"tilstand"}]}]}
                """);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(codes(answer))
                .containsExactlyInAnyOrder("unknown-code", "dangling-reference", "reversed-period", "missing-element");
    }

    @Test
    void aSubPermitNeedsAPermitOfItsHolder() {
        HttpResponse<byte[]> answer = register.method("PUT", "OrganizationAffiliation/sub", JSON, """
                {"resourceType":"OrganizationAffiliation","id":"sub","active":true,
                 "organization":{"reference":"Organization/region-gotland"},
                 "participatingOrganization":{"reference":"Organization/region-gotland"},
                 "code":[{"coding":[{"system":"https://nhv.example/fhir/CodeSystem/nhv-tillstandsroll","code":"undertillstand"}]}],
                 "specialty":[{"coding":[{"system":"https://nhv.example/fhir/CodeSystem/nhv-omrade","code":"net-binjure.klaffkirurgi"}]}]}
                """);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(422);
        assertThat(codes(answer)).containsExactly("permit-missing");
    }

    @Test
    void nothingIsPartOfItself() {
        put("ring-a", "A");
        String b = "{\"resourceType\":\"Organization\",\"id\":\"ring-b\",\"name\":\"B\","
                + "\"partOf\":{\"reference\":\"Organization/ring-a\"}}";
        assertThat(register.method("PUT", "Organization/ring-b", JSON, b).statusCode())
                .isEqualTo(201);
        String a = "{\"resourceType\":\"Organization\",\"id\":\"ring-a\",\"name\":\"A\","
                + "\"partOf\":{\"reference\":\"Organization/ring-b\"}}";
        HttpResponse<byte[]> answer = register.method("PUT", "Organization/ring-a", JSON, a);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(codes(answer)).containsExactly("cyclic-reference");
    }

    @Test
    void anIdentifierBelongsToOneOrganization() {
        put("owner", "Ägare");
        HttpResponse<byte[]> answer =
                register.method("PUT", "Organization/thief", JSON, organization("thief", "Tjuv", "owner"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(codes(answer)).containsExactly("duplicate-identifier");
    }

    @Test
    void validateRefusesWhatItDoesNotJudgeByAndKnowsNewFromKnown() {
        put("vm", "x");
        String same = organization("vm", "y", "vm");
        assertThat(register.post("Organization/$validate?mode=update", JSON, same)
                        .statusCode())
                .isEqualTo(200);
        assertThat(codes(register.post("Organization/$validate?mode=create", JSON, same)))
                .containsExactly("duplicate-identifier");
        assertThat(expressions(register.post("Organization/$validate?mode=delete", JSON, same)))
                .containsExactly("mode");
        assertThat(expressions(register.post("Organization/$validate?profile=http://x.example", JSON, same)))
                .containsExactly("profile");
        assertThat(register.post("Organization/$validate", JSON, "").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a,b", "a\\\\b", "a$b", "a b&c=d%20"})
    void anIdentifierBelongsToOneOrganizationWhateverItsCharacters(String value) {
        String one =
                "{\"resourceType\":\"Organization\",\"name\":\"x\",\"identifier\":[{\"system\":\"urn:x-test:odd\",\"value\":\""
                        + value + "\"}]}";
        assertThat(register.post("Organization", JSON, one).statusCode()).isEqualTo(201);
        assertThat(codes(register.post("Organization", JSON, one))).containsExactly("duplicate-identifier");
    }

    @Test
    void everyTypeIsValidatedAsItWouldBeWritten() {
        for (String type : ServedTypes.names()) {
            String own = "{\"resourceType\":\"" + type + "\",\"id\":\"v\",\"nonsense\":1}";
            HttpResponse<byte[]> validated = register.post(type + "/$validate", JSON, own);
            HttpResponse<byte[]> written = register.method("PUT", type + "/v", JSON, own);
            assertThat(RunningRegister.text(validated)).as(type).isEqualTo(RunningRegister.text(written));
            String right = "{\"resourceType\":\"" + type + "\",\"id\":\"v\"}";
            validated = register.post(type + "/$validate", JSON, right);
            written = register.method("PUT", type + "/v", JSON, right);
            if (written.statusCode() == 201) {
                assertThat(validated.statusCode()).as(type).isEqualTo(200);
                assertThat(register.method("DELETE", type + "/v", JSON, "").statusCode())
                        .isLessThan(300);
            } else {
                assertThat(RunningRegister.text(validated)).as(type).isEqualTo(RunningRegister.text(written));
            }
        }
    }

    @Test
    void aDraftBecomesActiveBySomebodyElseOnly() {
        String draft =
                "{\"resourceType\":\"ValueSet\",\"id\":\"fe\",\"url\":\"https://test.example/fe\",\"status\":\"draft\"}";
        String active = draft.replace("draft", "active");
        register.method("PUT", "ValueSet/fe", JSON, draft, "From", "a@test.example");
        HttpResponse<byte[]> judged = register.post("ValueSet/$validate", JSON, active, "From", "a@test.example");
        assertThat(codes(judged)).containsExactly("same-author");
        HttpResponse<byte[]> same = register.method("PUT", "ValueSet/fe", JSON, active, "From", "a@test.example");
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(codes(same)).containsExactly("same-author");
        assertThat(register.method("PUT", "ValueSet/fe", JSON, active, "From", "b@test.example")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoUnknownWritersCountAsOne() {
        String draft =
                "{\"resourceType\":\"ValueSet\",\"id\":\"fu\",\"url\":\"https://test.example/fu\",\"status\":\"draft\"}";
        register.method("PUT", "ValueSet/fu", JSON, draft);
        assertThat(register.method("PUT", "ValueSet/fu", JSON, draft.replace("draft", "active"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void validateGivesTheSameVerdictAndWritesNothing() {
        String good = organization("validated", "x", "validated");
        HttpResponse<byte[]> answer = register.post("Organization/$validate", JSON, good);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        assertThat(register.get("Organization/validated").statusCode()).isEqualTo(404);
        String wrapped = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + good.replace("\"active\":true", "\"partOf\":{\"reference\":\"Organization/nobody\"}") + "}]}";
        HttpResponse<byte[]> refused = register.post("Organization/$validate", JSON, wrapped);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(codes(refused)).containsExactly("dangling-reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"resourceType\":\"Location\",\"id\":\"x\"}",
                "{\"resourceType\":\"Organization\",\"id\":\"y\"}",
                "{\"resourceType\":\"Organization\"}",
                "{\"resourceType\":\"Organization\",\"id\":\"x\"} trailing"
            })
    void aBodyThatIsNotTheNamedResourceIsRefused(String body) {
        HttpResponse<byte[]> answer = register.method("PUT", "Organization/x", JSON, body);
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(400);
    }

    @Test
    void metadataClaimsWhatIsAllowed() {
        String writable = RunningRegister.text(register.get("metadata"));
        assertThat(writable).contains("\"update\"").contains("\"transaction\"");
        CapabilityStatement statement = register.read("metadata", CapabilityStatement.class);
        assertThat(statement.getRestFirstRep().getResourceFirstRep().getConditionalUpdate())
                .isTrue();
    }

    @Test
    void answersToFaultsAreInTheClientsLanguage() {
        HttpResponse<byte[]> answer = put("match-lang", "x", "If-Match", "W/\"1\"", "Accept-Language", "en");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("The condition in the request");
    }
}
