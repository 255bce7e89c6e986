package se.nhv.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static se.nhv.cdshooks.CdsHooksClient.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;

/** What a clinician's system meets when it calls the register while a referral is written, signed and sent. */
class CdsHooksTest {
    private static final String ICD = "urn:oid:1.2.752.116.1.1.1.1.3";
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void aClientFindsOneServiceForEachOfTheThreeHooks() {
        assertThat(client().discover())
                .extracting(service -> service.path("hook").textValue())
                .containsExactly("order-select", "order-sign", "order-dispatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-select", "order-sign"})
    void aSureCodeGivesOneCardWithTheUnitsThatMayTakeThePatient(String hook) {
        List<JsonNode> cards = client().fire(hook, drafts(order("d1", ICD, "Q71.3")));
        assertThat(cards).hasSize(1);
        JsonNode card = cards.get(0);
        assertThat(card.path("summary").textValue())
                .isEqualTo("Dysmeli är nationell högspecialiserad vård: remiss till NHV-enhet");
        assertThat(card.path("indicator").textValue()).isEqualTo("info");
        assertThat(card.path("detail").textValue()).contains("4 av 4 tillstånd kända, sjukhus känt för 1");
        assertThat(card.path("selectionBehavior").textValue()).isEqualTo("at-most-one");
        assertThat(card.path("source").path("url").textValue()).isEqualTo(register.base() + "/PlanDefinition/dysmeli");
        assertThat(CdsHooksClient.list(card.path("suggestions")))
                .extracting(suggestion -> suggestion.path("label").textValue())
                .containsExactly(
                        "Norrlands universitetssjukhus",
                        "Region Stockholm",
                        "Region Örebro län",
                        "Västra Götalandsregionen");
        assertThat(CdsHooksClient.list(card.path("overrideReasons"))).isNotEmpty();
    }

    @Test
    void aSuggestionCarriesTheWholeDraftOrderWithOnlyThePerformerChanged() throws JsonProcessingException {
        ObjectNode order = order("d1", ICD, "Q71.3");
        order.putObject("text").put("status", "generated").put("div", "<div>x</div>");
        order.putArray("extension")
                .addObject()
                .put("url", "https://ehr.example/own")
                .put("valueString", "kvar");
        JsonNode card = client().fire("order-sign", drafts(order)).get(0);
        JsonNode action = card.path("suggestions").get(0).path("actions").get(0);
        assertThat(action.path("type").textValue()).isEqualTo("update");
        assertThat(action.path("description").textValue()).isEqualTo("Sätt mottagare");
        ObjectNode sent = (ObjectNode) action.path("resource");
        assertThat(sent.path("performer").get(0).path("reference").textValue())
                .isEqualTo(register.base() + "/HealthcareService/dysmeli.nus");
        sent.remove("performer");
        assertThat(sent).isEqualTo(order);
    }

    @Test
    void codesThatAreSeldomEnoughShareOneCard() {
        List<JsonNode> cards = client().fire("order-sign", drafts(order("d1", ICD, "C20"), order("d2", ICD, "J47")));
        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).path("summary").textValue()).startsWith("Kan vara nationell högspecialiserad vård");
        assertThat(cards.get(0).path("detail").textValue()).contains("Inoperabel rektal-NET");
        assertThat(cards.get(0).path("suggestions")).isEmpty();
        assertThat(cards.get(0).path("links").findValuesAsText("url"))
                .contains(
                        register.base() + "/PlanDefinition/avancerad-backenkirurgi",
                        register.base() + "/Questionnaire/nhv-fragor-net-binjure");
    }

    @Test
    void aPatientOutsideTheAreasAgeGetsNoCard() {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("Patient/p1", patient("1960-01-01", "22"));
        assertThat(new CdsHooksClient(register, record).fire("order-sign", drafts(order("d1", ICD, "J47"))))
                .isEmpty();
    }

    @Test
    void theHomeCountyOfTheAddressRanksTheUnits() {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("Patient/p1", patient("2024-11-01", "Örebro län"));
        JsonNode card = new CdsHooksClient(register, record)
                .fire("order-sign", drafts(order("d1", ICD, "Q71.3")))
                .get(0);
        assertThat(card.path("suggestions").get(0).path("label").textValue()).isEqualTo("Region Örebro län");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.752.116.1.1.1.1.3, S52.5",
        "http://hl7.org/fhir/sid/icd-10, Q71.3",
        "http://snomed.info/sct, 17190001",
        "https://ehr.example/own-codes, Q71.3",
        "urn:oid:1.2.752.116.1.1.1.1.3, not a code at all"
    })
    void whatIsNotNhvInTheRegisterIsSilent(String system, String code) {
        assertThat(client().fire("order-sign", drafts(order("d1", system, code))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10-se, Q71.3",
        "https://www.icd10.se/, Q713",
        "urn:oid:1.2.752.116.1.1.1.1.3, q71.3"
    })
    void theOtherNamesOfTheSwedishClassificationAreUnderstood(String system, String code) {
        assertThat(client().fire("order-sign", drafts(order("d1", system, code))))
                .hasSize(1);
    }

    /** The same reason in several systems, as records send it: the Swedish one decides, wherever it stands. */
    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct|17190001 http://hl7.org/fhir/sid/icd-10|Q71.3 urn:oid:1.2.752.116.1.1.1.1.3|Q71.3, 1",
        "urn:oid:1.2.752.116.1.1.1.1.3|Q71.3 http://hl7.org/fhir/sid/icd-10-se|Q71.3, 1",
        "http://snomed.info/sct|17190001 http://hl7.org/fhir/sid/icd-10|Q71.3, 0",
        "|Q71.3, 0"
    })
    void oneOfSeveralCodingsIsEnoughAndOneWithoutASystemIsNone(String codings, int cards) {
        ObjectNode together = order("d1", ICD, "x");
        ObjectNode apart = order("d1", ICD, "x");
        together.putArray("reasonCode").addObject().put("text", "dysmeli").putArray("coding");
        apart.putArray("reasonCode").addObject().put("text", "remiss");
        for (String coding : codings.split(" ")) {
            ObjectNode one = JSON.createObjectNode().put("code", coding.substring(coding.indexOf('|') + 1));
            if (!coding.startsWith("|")) {
                one.put("system", coding.substring(0, coding.indexOf('|')));
            }
            together.withArray("/reasonCode/0/coding").add(one);
            apart.withArray("reasonCode").addObject().putArray("coding").add(one);
        }
        assertThat(client().fire("order-sign", drafts(together))).hasSize(cards);
        assertThat(client().fire("order-select", drafts(apart))).hasSize(cards);
    }

    @Test
    void severalOrdersForOneAreaShareACardWhoseSuggestionsSetTheReceiverOfAll() {
        List<JsonNode> cards = client().fire(
                        "order-sign",
                        drafts(order("d1", ICD, "Q71.3"), order("d2", ICD, "Q72.4"), order("d3", ICD, "C20")));
        assertThat(cards).hasSize(2);
        JsonNode actions = cards.get(0).path("suggestions").get(0).path("actions");
        assertThat(actions.findValuesAsText("id")).contains("d1", "d2").doesNotContain("d3");
        assertThat(actions).hasSize(2);
        assertThat(cards.get(1).path("suggestions")).isEmpty();
    }

    @Test
    void anOrderWithTextOnlyIsSilent() {
        ObjectNode order = order("d1", ICD, "Q71.3");
        order.putArray("reasonCode").addObject().put("text", "misstänkt dysmeli");
        assertThat(client().fire("order-sign", drafts(order))).isEmpty();
    }

    @Test
    void aReasonThatIsAReferenceIsFollowedIntoThePrefetchTheDraftsAndTheOrderItself() {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("Condition", bundle(condition("c1", "Q72.4", "active", "confirmed")));
        CdsHooksClient client = new CdsHooksClient(register, record);
        assertThat(client.fire("order-sign", drafts(referring("d1", "Condition/c1"))))
                .hasSize(1);
        ObjectNode contained = referring("d1", "#k");
        contained.putArray("contained").add(condition("k", "Q73.0", "active", "confirmed"));
        assertThat(client().fire("order-sign", drafts(contained))).hasSize(1);
        assertThat(client().fire(
                                "order-sign",
                                drafts(
                                        referring("d1", "Condition/c9"),
                                        condition("c9", "Q71.0", "active", "confirmed"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "active, confirmed, 1",
        "active, provisional, 1",
        "resolved, confirmed, 0",
        "active, refuted, 0",
        "active, entered-in-error, 0"
    })
    void anOrderWithoutAReasonIsReadInTheLightOfTheActiveConditions(String clinical, String verification, int cards) {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("Condition", bundle(condition("c1", "Q71.3", clinical, verification)));
        ObjectNode order = order("d1", ICD, "Q71.3");
        order.remove("reasonCode");
        assertThat(new CdsHooksClient(register, record).fire("order-sign", drafts(order)))
                .hasSize(cards);
    }

    @Test
    void anOrderWithItsOwnReasonIsNotDisturbedByTheProblemList() {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("Condition", bundle(condition("c1", "Q71.3", "active", "confirmed")));
        assertThat(new CdsHooksClient(register, record).fire("order-sign", drafts(order("d1", ICD, "S52.5"))))
                .isEmpty();
    }

    @Test
    void onlyTheSelectedOrderIsLookedAtWhenAnOrderIsSelected() {
        ObjectNode context = drafts(order("d1", ICD, "Q71.3"), order("d2", ICD, "S52.5"));
        context.putArray("selections").add("ServiceRequest/d2");
        assertThat(client().fire("order-select", context)).isEmpty();
        context.putArray("selections").add("ServiceRequest/d1");
        assertThat(client().fire("order-select", context)).hasSize(1);
    }

    @Test
    void answersThatTheRecordHoldsDecideACandidate() {
        Map<String, JsonNode> record = new HashMap<>();
        ObjectNode response = JSON.createObjectNode()
                .put("resourceType", "QuestionnaireResponse")
                .put("status", "completed")
                .put(
                        "questionnaire",
                        "https://nhv.example/fhir/Questionnaire/nhv-fragor-avancerad-backenkirurgi|1.0.0");
        ObjectNode item = response.putArray("item").addObject().put("linkId", "bk-1");
        item.putArray("answer").addObject().put("valueBoolean", true);
        record.put("QuestionnaireResponse", bundle(response));
        List<JsonNode> cards = new CdsHooksClient(register, record).fire("order-sign", drafts(order("d1", ICD, "C20")));
        assertThat(cards).hasSize(2);
        assertThat(cards.get(0).path("summary").textValue()).startsWith("Avancerad bäckenkirurgi är");
        assertThat(cards.get(0).path("suggestions")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "dysmeli.nus, HealthcareService, 0, -",
        "nus, Organization, 0, -",
        "nus.hand-plastik, Organization, 0, -",
        "akademiska, Organization, 1, warning",
        "karolinska, Organization, 1, info"
    })
    void sendingToAUnitWithAPermitIsSilentAndToAnotherIsNot(String id, String type, int cards, String indicator) {
        for (String form : List.of("order", "dispatchedOrders")) {
            Map<String, JsonNode> record = new HashMap<>();
            record.put("ServiceRequest/d1", order("d1", ICD, "Q71.3"));
            ObjectNode context = JSON.createObjectNode().put("patientId", "p1");
            context.put("performer", register.base() + "/" + type + "/" + id);
            context.put("order", "ServiceRequest/d1");
            if (form.equals("dispatchedOrders")) {
                context.putArray("dispatchedOrders").add("ServiceRequest/d1");
            }
            List<JsonNode> answered = new CdsHooksClient(register, record).fire("order-dispatch", context);
            assertThat(answered).hasSize(cards);
            answered.forEach(
                    card -> assertThat(card.path("indicator").textValue()).isEqualTo(indicator));
        }
    }

    @Test
    void sendingBeforeThePermitsStartIsWarnedAbout() {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("ServiceRequest/d1", order("d1", ICD, "Q71.3").put("occurrenceDateTime", "2023-05-01"));
        ObjectNode context = JSON.createObjectNode()
                .put("patientId", "p1")
                .put("performer", "Organization/nus")
                .put("order", "ServiceRequest/d1");
        List<JsonNode> cards = new CdsHooksClient(register, record).fire("order-dispatch", context);
        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).path("indicator").textValue()).isEqualTo("warning");
        assertThat(cards.get(0).path("summary").textValue()).contains("får inte ta emot");
    }

    @Test
    void aPerformerOfTheClientsOwnIsRecognisedByItsIdentifierAndNotByItsId() {
        Map<String, JsonNode> record = new HashMap<>();
        record.put("ServiceRequest/d1", order("d1", ICD, "Q71.3"));
        ObjectNode context = JSON.createObjectNode()
                .put("patientId", "p1")
                .put("performer", "Organization/nus")
                .put("order", "ServiceRequest/d1");
        ObjectNode own =
                JSON.createObjectNode().put("resourceType", "Organization").put("id", "nus");
        record.put("Organization/nus", own);
        assertThat(new CdsHooksClient(register, record).fire("order-dispatch", context))
                .hasSize(1);
        own.putArray("identifier")
                .addObject()
                .put("system", "https://nhv.example/fhir/sid/nhv-enhet")
                .put("value", "nus");
        assertThat(new CdsHooksClient(register, record).fire("order-dispatch", context))
                .isEmpty();
    }

    @Test
    void dispatchWithoutTheOrderIsAPreconditionThatFailed() {
        ObjectNode body = request(
                "order-dispatch",
                JSON.createObjectNode()
                        .put("patientId", "p1")
                        .put("performer", "Organization/nus")
                        .put("order", "ServiceRequest/d1"));
        assertThat(client().call("order-dispatch", body.toString()).statusCode())
                .isEqualTo(412);
    }

    @Test
    void feedbackIsTakenAndNothingElseIsAskedFor() {
        JsonNode card =
                client().fire("order-sign", drafts(order("d1", ICD, "Q71.3"))).get(0);
        String body = "{\"feedback\":[{\"card\":\"" + card.path("uuid").textValue()
                + "\",\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\""
                + card.path("suggestions").get(0).path("uuid").textValue()
                + "\"}],\"outcomeTimestamp\":\"2026-11-22T10:00:00Z\"}]}";
        assertThat(client().feedback("order-sign", body).statusCode()).isEqualTo(200);
        String overridden = "{\"feedback\":[{\"card\":\"x\",\"outcome\":\"overridden\",\"overrideReason\":"
                + "{\"reason\":{\"code\":\"annat\",\"system\":\"s\"},\"userComment\":\"t\"},"
                + "\"outcomeTimestamp\":\"2026-11-22T10:00:00Z\"}]}";
        assertThat(client().feedback("order-sign", overridden).statusCode()).isEqualTo(200);
        assertThat(client().feedback("order-sign", "{\"feedback\":[{\"outcome\":\"ignored\"}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                "{\"hook\":1}",
                "{\"hook\":\"order-sign\"}",
                "{\"hook\":\"order-sign\",\"hookInstance\":\"i\",\"context\":[]}",
                "{\"hook\":\"order-sign\",\"hookInstance\":\"i\",\"context\":{\"patientId\":\"p1\"}}",
                "{\"hook\":\"order-sign\",\"hookInstance\":\"i\",\"context\":{\"patientId\":\"p1\",\"draftOrders\":[]}}",
                "{\"hook\":\"order-sign\",\"hookInstance\":\"i\",\"context\":{\"patientId\":\"p1\",\"draftOrders\":"
                        + "{\"resourceType\":\"Bundle\",\"entry\":{}}}}",
                "{\"hook\":\"order-sign\",\"hookInstance\":\"i\",\"prefetch\":3,\"context\":{\"patientId\":\"p1\",\"draftOrders\":"
                        + "{\"resourceType\":\"Bundle\"}}}",
                "{\"hook\":\"order-select\",\"hookInstance\":\"i\",\"context\":{\"patientId\":\"p1\",\"draftOrders\":"
                        + "{\"resourceType\":\"Bundle\"}}}"
            })
    void aBodyThatIsNoCallIsRefusedWithAReason(String body) {
        HttpResponse<byte[]> answer = client().call("order-sign", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(CdsHooksClient.json(answer).path("resourceType").textValue()).isEqualTo("OperationOutcome");
    }

    @Test
    void oddShapesInsideOrdersAreNoFault() throws JsonProcessingException {
        for (String odd : List.of(
                "{\"resourceType\":\"ServiceRequest\",\"reasonCode\":\"x\"}",
                "{\"resourceType\":\"ServiceRequest\",\"reasonCode\":[1,null,{\"coding\":{}},{\"coding\":[null,7]}]}",
                "{\"resourceType\":\"ServiceRequest\",\"reasonReference\":[{\"reference\":5},{\"reference\":\"#\"}]}",
                "{\"resourceType\":\"MedicationRequest\"}",
                "{\"resourceType\":7}",
                "null",
                "3")) {
            ObjectNode context = drafts();
            ((ObjectNode) context.path("draftOrders"))
                    .putArray("entry")
                    .addObject()
                    .set("resource", JSON.readTree(odd));
            assertThat(client().fire("order-sign", context)).isEmpty();
        }
    }

    @Test
    void aMegabyteOfOrdersIsAnsweredAndTwoAreRefused() {
        ObjectNode order = order("d1", ICD, "Q71.3");
        order.put("patientInstruction", "å".repeat(500_000));
        assertThat(client().fire("order-sign", drafts(order))).hasSize(1);
        order.put("patientInstruction", "å".repeat(1_000_000));
        HttpResponse<byte[]> answer =
                client().call("order-sign", request("order-sign", drafts(order)).toString());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void nestingThatIsTooDeepIsRefused() {
        assertThat(client().call("order-sign", "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePatientOfThePrefetchMustBeTheOneOfTheContext() {
        ObjectNode body = request("order-sign", drafts(order("d1", ICD, "Q71.3")));
        body.putObject("prefetch").set("patient", patient("1980-01-01", "12").put("id", "someone-else"));
        assertThat(client().call("order-sign", body.toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void otherAddressesMethodsAndTypesAreRefused() {
        String root = register.root() + "/cds-services";
        assertThat(register.get(root + "/order-sign").statusCode()).isEqualTo(405);
        assertThat(client().call("order-review", "{}").statusCode()).isEqualTo(404);
        assertThat(register.post(root + "/order-sign", "text/plain", "{}").statusCode())
                .isEqualTo(415);
        assertThat(register.post(root, "application/json", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void aBrowserMayCallFromAnyPage() {
        HttpResponse<byte[]> answer = register.method(
                "OPTIONS",
                register.root() + "/cds-services/order-sign",
                "application/json",
                "",
                "Origin",
                "https://ehr.example",
                "Access-Control-Request-Method",
                "POST");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
    }

    @Test
    void theCardsSpeakEnglishWhenAskedTo() {
        HttpResponse<byte[]> answer = client().call(
                        "order-sign",
                        request("order-sign", drafts(order("d1", ICD, "Q71.3"))).toString(),
                        "Accept-Language",
                        "en");
        assertThat(CdsHooksClient.json(answer)
                        .path("cards")
                        .get(0)
                        .path("summary")
                        .textValue())
                .isEqualTo(
                        "Limb reduction deficiency (dysmelia) is national highly specialised care: refer to an NHV unit");
    }

    // --- shapes

    private static CdsHooksClient client() {
        return new CdsHooksClient(register, Map.of());
    }

    static ObjectNode request(String hook, ObjectNode context) {
        ObjectNode body = JSON.createObjectNode().put("hook", hook).put("hookInstance", "i-1");
        body.set("context", context);
        return body;
    }

    static ObjectNode drafts(ObjectNode... resources) {
        ObjectNode context =
                JSON.createObjectNode().put("userId", "Practitioner/u1").put("patientId", "p1");
        context.set("draftOrders", bundle(resources));
        for (ObjectNode resource : resources) {
            context.withArray("selections")
                    .add(resource.path("resourceType").textValue() + "/"
                            + resource.path("id").textValue());
        }
        return context;
    }

    static ObjectNode bundle(ObjectNode... resources) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        for (ObjectNode resource : resources) {
            bundle.withArray("entry").addObject().set("resource", resource);
        }
        return bundle;
    }

    static ObjectNode order(String id, String system, String code) {
        ObjectNode order = JSON.createObjectNode()
                .put("resourceType", "ServiceRequest")
                .put("id", id)
                .put("status", "draft")
                .put("intent", "order");
        order.putObject("subject").put("reference", "Patient/p1");
        order.putArray("reasonCode")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
        return order;
    }

    private static ObjectNode referring(String id, String reference) {
        ObjectNode order = order(id, ICD, "x");
        order.remove("reasonCode");
        order.putArray("reasonReference").addObject().put("reference", reference);
        return order;
    }

    private static ObjectNode condition(String id, String code, String clinical, String verification) {
        ObjectNode condition =
                JSON.createObjectNode().put("resourceType", "Condition").put("id", id);
        condition.putObject("clinicalStatus").putArray("coding").addObject().put("code", clinical);
        condition.putObject("verificationStatus").putArray("coding").addObject().put("code", verification);
        condition
                .putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", ICD)
                .put("code", code);
        return condition;
    }

    static ObjectNode patient(String birthDate, String county) {
        ObjectNode patient = JSON.createObjectNode()
                .put("resourceType", "Patient")
                .put("id", "p1")
                .put("birthDate", birthDate);
        patient.putArray("address").addObject().put("use", "home").put("state", county);
        return patient;
    }
}
