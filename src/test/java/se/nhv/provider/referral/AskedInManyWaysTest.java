package se.nhv.provider.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;

/** Codes as people and systems write them, and what is said of a code that means nothing here (api, 5). */
class AskedInManyWaysTest {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest(name = "{0} is Q71.3")
    @ValueSource(
            strings = {
                "Q71.3",
                "Q713",
                "q71.3",
                "q713",
                "Q71.3*",
                "Q71.3†",
                "Q71.3-",
                "urn:oid:1.2.752.116.1.1.1.1.3|Q713",
                "http://hl7.org/fhir/sid/icd-10-se|Q71.3",
                "https://www.icd10.se/|Q71.3",
                "https://terminologitjansten.inera.se/inera-kodverksforvaltning/kodverk/icd-10-se|Q71.3",
            })
    void aDiagnosisIsUnderstoodHoweverItIsSpelt(String code) {
        Answer answer = Ask.areas(register).with("code=" + code).answer();
        assertThat(answer.areas()).hasSize(1);
        assertThat(answer.areas().get(0).the("area")).isEqualTo("dysmeli");
        assertThat(answer.areas().get(0).the("matched")).isEqualTo("Q71.3");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "S52.5                          | information not-found",
                "\"http://hl7.org/fhir/sid/icd-10|Q71.3\" | warning no-mapping",
                "\"urn:oid:1.2.752.116.1.3.2.1.4|NDQ99\" | information no-mapping",
                "\"http://snomed.info/sct|123\"   | information no-mapping",
                "Q7                             | warning code-invalid",
                "hej                            | warning code-invalid",
                "C25                            | warning code-too-general",
                "Q85.8                          | warning code-too-general",
                "Q71.39                         | information not-found",
            })
    void aCodeThatMeetsNothingIsNeverPassedOver(String code, String issue) {
        Answer answer = Ask.areas(register).with("code=" + code).answer();
        assertThat(answer.areas()).isEmpty();
        assertThat(answer.issues()).containsExactly(issue);
    }

    @Test
    void theNearestCodeIsNamed() {
        String text = RunningRegister.text(register.get(Ask.AREAS + "?code=Q713ABC"));
        assertThat(text).contains("code-invalid").contains("Q71.3?");
        assertThat(RunningRegister.text(register.get(Ask.AREAS + "?code=C25"))).contains("C25.4");
    }

    @Test
    void aCodingOfAnUnknownSystemIsSkippedWithAWarningBesideAKnownOne() {
        Answer answer = Ask.areas(register)
                .with("code=http://example.org/codes|1 code=Q71.3")
                .answer();
        assertThat(answer.areas()).hasSize(1);
        assertThat(answer.issues()).containsExactly("warning unknown-system");
        Answer named = Ask.destinations(register)
                .with("diagnosis=http://example.org/codes|1 area=dysmeli")
                .answer();
        assertThat(named.areas()).hasSize(1);
        assertThat(named.issues()).containsExactly("warning unknown-system");
    }

    private static Answer post(String operation, String name, Type value) {
        Parameters body = new Parameters();
        body.addParameter().setName(name).setValue(value);
        HttpResponse<byte[]> response = register.post(operation, "application/fhir+json", Ask.json(body));
        assertThat(response.statusCode()).as(RunningRegister.text(response)).isEqualTo(200);
        return new Answer(register.resource(response, Parameters.class));
    }

    @Test
    void aCodeMayBeACodingOrAConceptOfWhichEachCodingCounts() {
        Coding reduction = new Coding(Systems.ICD_10_SE, "Q71.3", null);
        Coding rectum = new Coding(Systems.ICD_10_SE, "C20", null);
        assertThat(post(Ask.AREAS, "code", reduction).areas()).hasSize(1);
        CodeableConcept both = new CodeableConcept().addCoding(reduction).addCoding(rectum);
        assertThat(post(Ask.AREAS, "code", both).areas()).hasSize(3);
        assertThat(post(Ask.DESTINATIONS, "area", new CodeType("dysmeli")).areas())
                .hasSize(1);
        assertThat(post(Ask.DESTINATIONS, "area", new Coding(Systems.AREA, "dysmeli", null))
                        .areas())
                .hasSize(1);
    }

    @Test
    void aProcedureIsKnownWithoutMapping() {
        Answer answer = Ask.destinations(register).with("procedure=NDQ99").answer();
        assertThat(answer.areas()).isEmpty();
        assertThat(answer.issues()).containsExactly("information no-mapping");
    }

    @Test
    void aSubAreaOrASubPermitMayBeNamed() {
        Answer part = Ask.destinations(register).with("area=net-binjure.b").answer();
        assertThat(part.areas().get(0).the("area")).isEqualTo("net-binjure");
        assertThat(part.areas().get(0).all("openQuestion")).containsExactly("net-b-1");
        Answer valve = Ask.destinations(register)
                .with("area=net-binjure.klaffkirurgi date=2024-01-01 eligibleOnly=true")
                .answer();
        assertThat(valve.destinations()).hasSize(1);
        assertThat(valve.destinations().get(0).the("permit")).isEqualTo("net-binjure.klaffkirurgi.uppsala");
    }

    @Test
    void whatIsLeftOfAnAreaIsAskedWhenItsTouchedPartIsDecided() {
        Answer answer = Ask.destinations(register)
                .with("diagnosis=C25.4 no=net-a-1-0 no=net-a-2 no=net-a-3 no=net-a-4")
                .answer();
        assertThat(answer.areas().get(0).the("verdict")).isEqualTo("needs-information");
        assertThat(answer.areas().get(0).all("openQuestion")).containsExactly("net-b-1");
    }

    @Test
    void anAnswerThatCouldNotCountIsSaid() {
        Answer answer =
                Ask.destinations(register).with("diagnosis=Q71.3 yes=net-a-3").answer();
        assertThat(answer.issues()).containsExactly("information answer-not-used");
    }

    @Test
    void anActionThatNeedsASubPermitIsAskedAbout() {
        Answer answer = Ask.destinations(register)
                .with("area=ryggmargsskador age=40 yes=rygg-1 yes=rygg-3")
                .answer();
        assertThat(answer.areas().get(0).all("openQuestion")).isEmpty();
        assertThat(answer.areas().get(0).all("note")).anyMatch(note -> note.contains("rygg-u2"));
    }

    @ParameterizedTest(name = "born {0}: {1}")
    @CsvSource({
        "2007-06-01, eligible",
        "2007-06-02, ineligible",
        "2007, uncertain",
        "2006, eligible",
        "2007-06, uncertain",
        "2008, ineligible"
    })
    void aBirthDateOfWhichTheDayIsUnknownDecidesWhatItCan(String birth, String suitability) {
        Answer answer = Ask.destinations(register)
                .with("area=ryggmargsskador date=2025-06-01 birthDate=" + birth)
                .answer();
        Answer.Part nus = answer.destinations().stream()
                .filter(destination -> destination.the("unit").equals("nus"))
                .findFirst()
                .orElseThrow();
        assertThat(nus.the("suitability")).isEqualTo(suitability);
    }

    @Test
    void answersMayStandInGroupsAndAnUnansweredItemIsUnknown() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
        response.addItem().setLinkId("net-a-2");
        response.addItem()
                .setLinkId("net-a-1-0")
                .addAnswer()
                .setValue(new org.hl7.fhir.r4.model.BooleanType(true))
                .addItem()
                .setLinkId("net-a-1-1")
                .addAnswer()
                .setValue(new org.hl7.fhir.r4.model.BooleanType(true));
        Parameters body = new Parameters();
        body.addParameter().setName("area").setValue(new CodeType("net-binjure"));
        body.addParameter().setName("answers").setResource(response);
        Answer answer = new Answer(register.resource(
                register.post(Ask.DESTINATIONS, "application/fhir+json", Ask.json(body)), Parameters.class));
        assertThat(answer.areas().get(0).the("verdict")).isEqualTo("eligible");
    }

    @Test
    void everythingTheAnswerPointsAtComesAlongOnRequest() {
        Parameters answer = register.read(Ask.DESTINATIONS + "?area=dysmeli&_include=*", Parameters.class);
        Bundle bundle = (Bundle) answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("bundle"))
                .findFirst()
                .orElseThrow()
                .getResource();
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        List<String> urls =
                bundle.getEntry().stream().map(entry -> entry.getFullUrl()).toList();
        assertThat(urls)
                .doesNotHaveDuplicates()
                .contains(
                        register.base() + "/PlanDefinition/dysmeli",
                        register.base() + "/HealthcareService/dysmeli.nus",
                        register.base() + "/OrganizationAffiliation/dysmeli.vasterbotten",
                        register.base() + "/Organization/nus",
                        register.base() + "/Organization/region-vasterbotten");
    }

    @Test
    void theRegisterBeforeItBeganKnewNothing() {
        String before = "2020-01-01T00:00:00Z";
        Answer answer = Ask.destinations(register)
                .with("diagnosis=Q71.3 asOf=" + before)
                .answer();
        assertThat(answer.areas()).isEmpty();
        assertThat(answer.issues()).containsExactly("information nothing-known");
        Answer now = Ask.areas(register)
                .with("code=Q71.3 asOf=2026-11-22T01:00:00+01:00")
                .answer();
        assertThat(now.areas()).hasSize(1);
    }

    @Test
    void textsAreInTheLanguageOfTheClient() {
        Parameters english = register.read(Ask.DESTINATIONS + "?area=psc", Parameters.class, "Accept-Language", "en");
        assertThat(new Answer(english).areas().get(0).all("note")).contains("the definition is not in the sources");
        assertThat(english.getParameter("about").getValue().primitiveValue()).contains("independent compilation");
    }

    @Test
    void aSubPermitThatNoActionOfThePlanAsksForCanBeNamed() {
        Answer answer = Ask.destinations(register)
                .with("area=epilepsikirurgi.sallankirurgi date=2026-11-22")
                .answer();
        assertThat(answer.destinations().get(0).the("permit"))
                .isEqualTo("epilepsikirurgi.sallankirurgi.vastra-gotaland");
        assertThat(answer.destinations().subList(1, answer.destinations().size()))
                .isNotEmpty()
                .allSatisfy(destination ->
                        assertThat(destination.the("suitability")).isNotEqualTo("eligible"));
    }

    @Test
    void anAreaOfAnotherSystemIsSkippedBesideACodeThatIsKnown() {
        Answer answer = Ask.destinations(register)
                .with("diagnosis=Q71.3 area=http://example.org/areas|1")
                .answer();
        assertThat(answer.areas()).hasSize(1);
        assertThat(answer.issues()).containsExactly("warning unknown-system");
    }

    @Test
    void anAnswerAboutAPatientIsNotKeptByCaches() {
        HttpResponse<byte[]> response = register.get(Ask.DESTINATIONS + "?diagnosis=Q71.3&birthDate=2024-11-01");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theOperationsStandInTheCapabilityStatement() {
        CapabilityStatement statement = register.read("metadata", CapabilityStatement.class);
        assertThat(statement.getRestFirstRep().getResource().stream()
                        .flatMap(resource -> resource.getOperation().stream())
                        .map(operation -> operation.getDefinition()))
                .contains(
                        "https://nhv.example/fhir/OperationDefinition/nhv-areas",
                        "https://nhv.example/fhir/OperationDefinition/nhv-destinations");
    }

    @Test
    void aVeryLongCodeIsRefusedQuickly() {
        Parameters body = new Parameters();
        body.addParameter("code", "-".repeat(1_000_000) + "A");
        HttpResponse<byte[]> response = register.post(Ask.AREAS, "application/fhir+json", Ask.json(body));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new Answer(register.resource(response, Parameters.class)).issues())
                .containsExactly("warning code-invalid");
    }

    @Test
    void anAnswerCanBeReadByPeople() {
        assertThat(RunningRegister.text(register.get(Ask.AREAS + "?code=Q71.3&_pretty=true&_format=json")))
                .contains("\n  \"parameter\"");
    }
}
