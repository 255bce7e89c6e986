package se.nhv.provider.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;

/** A question that cannot be answered is refused as a whole, and everything that is wrong with it is said at once (api, 5.3). */
class BadQuestionsTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static List<String> codes(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(RunningRegister.text(response)).isEqualTo(400);
        return register.resource(response, OperationOutcome.class).getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "date=2024-13-01                       | malformed-parameter",
                "date=2024-02-30                       | malformed-parameter",
                "date=2024                             | malformed-parameter",
                "date=                                 | malformed-parameter",
                "age=-1                                | malformed-parameter",
                "age=131                               | malformed-parameter",
                "age=x                                 | malformed-parameter",
                "age=17&birthDate=2007-01-01           | conflicting-parameters",
                "birthDate=2030-01-01&date=2025-01-01  | conflicting-parameters",
                "birthDate=2007-13                     | malformed-parameter",
                "homeCounty=98                         | unknown-county",
                "homeCounty=02                         | unknown-county",
                "homeCounty=1                          | malformed-parameter",
                "homeCounty=Umea                       | malformed-parameter",
                "homeCounty=http://x%7C12              | unknown-system",
                "homeCounty=12&homeCounty=14           | repeated-parameter",
                "date=2024-01-01&date=2024-01-01       | repeated-parameter",
                "age=1&age=2                           | repeated-parameter",
                "eligibleOnly=yes                      | malformed-parameter",
                "asOf=yesterday                        | malformed-parameter",
                "area=nonsense                         | unknown-area",
                "area=dysmelli                         | unknown-area",
                "diagnosis=                            | malformed-parameter",
                "diagnosis=urn:oid:1.2.752.116.1.1.1.1.3%7C | malformed-parameter",
                "_include=HealthcareService:organization | malformed-parameter",
                "hemlan=12                             | unknown-parameter",
                "homecounty=12                         | unknown-parameter",
                "diagnosis:below=Q71                   | unknown-parameter",
                "answers=x                             | not-in-get",
            })
    void aFaultIsNamed(String query, String code) {
        assertThat(codes(register.get(Ask.DESTINATIONS + "?area=dysmeli&" + query)))
                .containsExactly(code);
        assertThat(codes(register.post(Ask.DESTINATIONS + "?area=dysmeli&" + query, "application/fhir+json", "")))
                .containsExactly(code);
    }

    @ParameterizedTest(name = "{0} is not an active area")
    @ValueSource(strings = {"hogisoleringsvard.finns-inte", "extremt-prematura-barn", "DYSMELI"})
    void anAreaThatIsNotActiveIsRefused(String area) {
        assertThat(codes(register.get(Ask.DESTINATIONS + "?area=" + area))).containsExactly("unknown-area");
    }

    @Test
    void theNearestNameIsGiven() {
        assertThat(RunningRegister.text(register.get(Ask.DESTINATIONS + "?area=dysmelli")))
                .contains("dysmeli?");
        assertThat(RunningRegister.text(register.get(Ask.DESTINATIONS + "?area=dysmeli&homecounty=12")))
                .contains("homeCounty?");
        assertThat(RunningRegister.text(register.get(Ask.DESTINATIONS + "?area=extremt-prematura-barn")))
                .contains("status=retired");
    }

    @Test
    void allFaultsOfAQuestionAreReportedAtOnce() {
        assertThat(codes(register.get(
                        Ask.DESTINATIONS + "?area=nonsense&homeCounty=98&age=-1&date=2024-13-01&hemort=1")))
                .containsExactlyInAnyOrder(
                        "unknown-area",
                        "unknown-county",
                        "malformed-parameter",
                        "malformed-parameter",
                        "unknown-parameter");
    }

    @Test
    void aQuestionAboutNothingIsRefused() {
        assertThat(codes(register.get(Ask.DESTINATIONS))).containsExactly("missing-parameter");
        assertThat(codes(register.get(Ask.AREAS))).containsExactly("missing-parameter");
        assertThat(codes(register.post(Ask.DESTINATIONS, "application/fhir+json", "")))
                .containsExactly("missing-parameter");
        assertThat(codes(register.post(Ask.AREAS, "application/fhir+xml", ""))).containsExactly("missing-parameter");
        assertThat(codes(register.post(Ask.DESTINATIONS, "application/fhir+json", "{\"resourceType\":\"Parameters\"}")))
                .containsExactly("missing-parameter");
    }

    @Test
    void onlyCodesOfUnknownSystemsAreRefused() {
        assertThat(codes(register.get(Ask.AREAS + "?code=http://example.org%7C1")))
                .containsExactly("unknown-system");
        assertThat(codes(register.get(Ask.DESTINATIONS + "?diagnosis=http://example.org%7C1")))
                .containsExactly("unknown-system");
        assertThat(codes(register.get(Ask.DESTINATIONS + "?area=http://example.org%7Cdysmeli")))
                .containsExactly("unknown-system");
    }

    @ParameterizedTest(name = "body {0}")
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "nonsens",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Nonsens\"}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"area\",\"valueFoo\":\"dysmeli\"}]}",
            })
    void aBodyThatIsNoParametersIsRefused(String body) {
        assertThat(codes(register.post(Ask.DESTINATIONS, "application/fhir+json", body)))
                .contains("invalid-body");
    }

    @Test
    void anXmlBodyCannotReadFiles() {
        String body = "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"area\"/>"
                + "<valueString value=\"&e;\"/></parameter></Parameters>";
        HttpResponse<byte[]> response = register.post(Ask.DESTINATIONS, "application/fhir+xml", body);
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aDateInABodyIsCheckedLikeOneInAnAddress() {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"area\",\"valueCode\":\"dysmeli\"},"
                + "{\"name\":\"date\",\"valueDate\":\"2024-13-01\"}]}";
        assertThat(codes(register.post(Ask.DESTINATIONS, "application/fhir+json", body)))
                .containsExactly("malformed-parameter");
    }

    private static HttpResponse<byte[]> ask(QuestionnaireResponse... responses) {
        Parameters body = new Parameters();
        body.addParameter().setName("area").setValue(new CodeType("net-binjure"));
        for (QuestionnaireResponse response : responses) {
            body.addParameter().setName("answers").setResource(response);
        }
        return register.post(Ask.DESTINATIONS, "application/fhir+json", Ask.json(body));
    }

    private static QuestionnaireResponse response(String linkId, Type... values) {
        QuestionnaireResponse response = new QuestionnaireResponse().setStatus(QuestionnaireResponseStatus.COMPLETED);
        var item = response.addItem().setLinkId(linkId);
        for (Type value : values) {
            item.addAnswer().setValue(value);
        }
        return response;
    }

    @Test
    void anAnswerIsExactlyOneBoolean() {
        BooleanType empty = new BooleanType();
        empty.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));
        for (HttpResponse<byte[]> refused : List.of(
                ask(response("net-a-2", new Coding("http://x", "unknown", null))),
                ask(response("net-a-2", new StringType("true"))),
                ask(response("net-a-2", new BooleanType(true), new BooleanType(true))),
                ask(response("net-a-2", empty)),
                ask(response("net-a-2", new BooleanType(true)), response("net-a-2", new BooleanType(true))))) {
            assertThat(codes(refused)).containsExactly("malformed-answer");
        }
    }

    @ParameterizedTest(name = "{0} is no question")
    @ValueSource(strings = {"nonsens", "net-a", "net-a-1", "net-a-x1", "net-b-1-e1", "net-klaff"})
    void onlyWhatIsAskedCanBeAnswered(String linkId) {
        assertThat(codes(ask(response(linkId, new BooleanType(true))))).containsExactly("unknown-link-id");
        assertThat(codes(ask(response(linkId)))).containsExactly("unknown-link-id");
    }

    @Test
    void answersThatWereEnteredInErrorAreNotUsed() {
        QuestionnaireResponse wrong = response("net-a-2", new BooleanType(true));
        wrong.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
        assertThat(codes(ask(wrong))).containsExactly("malformed-parameter");
    }

    @Test
    void answersAreAQuestionnaireResponse() {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"area\",\"valueCode\":\"dysmeli\"},"
                + "{\"name\":\"answers\",\"resource\":{\"resourceType\":\"Patient\"}}]}";
        assertThat(codes(register.post(Ask.DESTINATIONS, "application/fhir+json", body)))
                .containsExactly("malformed-parameter");
    }

    @Test
    void theFaultIsExplainedInTheLanguageOfTheClient() {
        assertThat(RunningRegister.text(register.get(Ask.DESTINATIONS + "?area=nonsense", "Accept-Language", "en")))
                .contains("not among the current areas");
        assertThat(RunningRegister.text(register.get(Ask.DESTINATIONS + "?area=nonsense")))
                .contains("finns inte bland de gällande");
    }
}
