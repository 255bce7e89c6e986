package se.nhv.provider.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.nhv.testing.RunningRegister;

/**
 * What a clinician gets who applies a plan, is asked the next question, or has a referral drafted. Long because the three share the
 * shapes of what is sent.
 */
class CareOperationsTest {
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

    @Test
    void applyingThePlanProposesTheValveUnitForValveSurgery() {
        CarePlan plan =
                apply("net-binjure", answers("net-a-1-0=true net-a-1-1=true net-klaff-aktuell=true"), "2024-01-01");
        assertThat(plan.getStatus().toCode()).isEqualTo("draft");
        assertThat(plan.getIntent().toCode()).isEqualTo("proposal");
        assertThat(plan.getSubject().getReference()).isEqualTo("Patient/p1");
        assertThat(plan.getInstantiatesCanonical().get(0).getValue())
                .isEqualTo("https://nhv.example/fhir/PlanDefinition/net-binjure|1.0.0");
        RequestGroup group = contained(plan, RequestGroup.class).get(0);
        assertThat(plan.getActivityFirstRep().getReference().getReference()).endsWith(group.getIdPart());
        assertThat(group.getAction())
                .extracting(RequestGroupActionComponent::getId)
                .containsExactly("net-a");
        assertThat(ids(group.getAction()))
                .containsExactly("net-a", "net-a-1", "net-a-1-0", "net-a-1-t", "net-a-1-1", "net-klaff");
        List<ServiceRequest> proposals = contained(plan, ServiceRequest.class);
        assertThat(proposals).hasSize(1);
        ServiceRequest proposal = proposals.get(0);
        assertThat(proposal.getIntent().toCode()).isEqualTo("option");
        assertThat(proposal.getReasonCode()).isNotEmpty();
        assertThat(proposal.getPerformerFirstRep().getReference())
                .isEqualTo(register.base() + "/HealthcareService/net-binjure.klaffkirurgi.akademiska");
        assertThat(proposal.getPerformerFirstRep().getDisplay()).isEqualTo("Akademiska sjukhuset");
    }

    @Test
    void aGroupThatIsNotAnsweredGivesNoActionAndItsQuestionsAreListed() {
        CarePlan plan = apply("net-binjure", answers("net-a-1-0=true net-a-1-1=true"), "2024-01-01");
        assertThat(contained(plan, RequestGroup.class).get(0).getAction())
                .extracting(RequestGroupActionComponent::getId)
                .containsExactly("net-a");
        assertThat(contained(plan, ServiceRequest.class)).hasSize(4);
        assertThat(open(plan)).containsExactly("net-klaff-aktuell", "net-b-1");
    }

    @Test
    void aPlanWithoutAnswersListsAllItsQuestionsAndProposesNothing() {
        CarePlan plan = apply("avancerad-backenkirurgi", new QuestionnaireResponse(), "2025-01-01");
        assertThat(contained(plan, RequestGroup.class).get(0).getAction()).isEmpty();
        assertThat(contained(plan, ServiceRequest.class)).isEmpty();
        assertThat(open(plan)).containsExactly("bk-1", "bk-2", "bk-3", "bk-4", "bk-5");
    }

    @Test
    void thePatientsAgeAndCountyAreReadOutOfTheDataAndNothingIsStored() {
        Parameters in = new Parameters();
        in.addParameter("subject", "Patient/p1");
        Patient patient = new Patient();
        patient.setId("p1");
        patient.getBirthDateElement().setValueAsString("1960-01-01");
        in.addParameter().setName("data").setResource(bundle(patient, answers("barnlunga-0=true barnlunga-1=true")));
        CarePlan plan = register.resource(
                register.post("PlanDefinition/kroniska-lungsjukdomar-hos-barn/$apply", JSON, encode(in)),
                CarePlan.class);
        assertThat(contained(plan, ServiceRequest.class)).isEmpty();
        assertThat(contained(plan, OperationOutcome.class)
                        .get(0)
                        .getIssueFirstRep()
                        .getDetails()
                        .getText())
                .contains("ålder");
        assertThat(register.get("Patient/p1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "planDefinition, https://nhv.example/fhir/PlanDefinition/net-binjure",
        "planDefinition, https://nhv.example/fhir/PlanDefinition/net-binjure|1.0.0",
        "canonical, https://nhv.example/fhir/PlanDefinition/net-binjure",
        "url, https://nhv.example/fhir/PlanDefinition/net-binjure"
    })
    void aPlanThatTheParametersNameIsAppliedAsTheOneOfTheAddress(String parameter, String canonical) {
        Parameters in = input(answers("net-b-1=true"));
        String address = encodedPlan("PlanDefinition/net-binjure/$apply", in);
        in.addParameter().setName(parameter).setValue(new CanonicalType(canonical));
        assertThat(encodedPlan("PlanDefinition/$apply", in)).isEqualTo(address);
    }

    @Test
    void aPlanThatIsSentAlongSaysWhichOfOursIsApplied() {
        Parameters in = input(answers("net-b-1=true"));
        String address = encodedPlan("PlanDefinition/net-binjure/$apply", in);
        PlanDefinition sent = register.read("PlanDefinition/net-binjure", PlanDefinition.class);
        in.addParameter().setName("planDefinition").setResource(sent);
        assertThat(encodedPlan("PlanDefinition/$apply", in)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400",
        "https://nhv.example/fhir/PlanDefinition/finns-inte, 404",
        "https://nhv.example/fhir/PlanDefinition/net-binjure|9.9.9, 404",
        "https://nhv.example/fhir/PlanDefinition/net-binjure https://nhv.example/fhir/PlanDefinition/dysmeli, 400"
    })
    void aPlanMustBeNamedOnceAndBeOneOfTheRegisters(String canonicals, int status) {
        Parameters in = input(answers("net-b-1=true"));
        for (String canonical : canonicals.split(" ")) {
            if (!canonical.isEmpty()) {
                in.addParameter().setName("planDefinition").setValue(new CanonicalType(canonical));
            }
        }
        HttpResponse<byte[]> answer = register.post("PlanDefinition/$apply", JSON, encode(in));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(status);
        assertThat(register.resource(answer, OperationOutcome.class).getIssue()).isNotEmpty();
    }

    @Test
    void theCircumstancesThatR4KnowsAreCarriedOrSaidToChangeNothing() {
        Parameters in = input(answers("net-b-1=true"));
        in.addParameter("encounter", "Encounter/e1");
        in.addParameter("practitioner", "Practitioner/d1");
        in.addParameter("organization", "Organization/o1");
        in.addParameter().setName("setting").setValue(new CodeableConcept().setText("mottagning"));
        in.addParameter().setName("userLanguage").setValue(new CodeableConcept().addCoding(new Coding().setCode("en")));
        CarePlan plan =
                register.resource(register.post("PlanDefinition/net-binjure/$apply", JSON, encode(in)), CarePlan.class);
        assertThat(plan.getEncounter().getReference()).isEqualTo("Encounter/e1");
        assertThat(plan.getAuthor().getReference()).isEqualTo("Practitioner/d1");
        assertThat(plan.getContributorFirstRep().getReference()).isEqualTo("Organization/o1");
        assertThat(plan.getTitle()).startsWith("Neuroendocrine tumours");
        assertThat(contained(plan, OperationOutcome.class).get(0).getIssue())
                .anySatisfy(issue -> assertThat(issue.getDetails().getText())
                        .isEqualTo("The parameter setting changes nothing in the plan."));
        assertThat(contained(plan, RequestGroup.class).get(0).getAuthor().getReference())
                .isEqualTo("Practitioner/d1");
    }

    @ParameterizedTest
    @CsvSource({
        "net-binjure, '', 400",
        "nothing, Patient/p1, 404",
        "analcancer, Patient/p1, 400",
    })
    void whatCannotBeAppliedIsRefused(String plan, String subject, int status) {
        Parameters in = new Parameters();
        if (!subject.isEmpty()) {
            in.addParameter("subject", subject);
        } else {
            in.addParameter("date", "2025-01-01");
        }
        HttpResponse<byte[]> answer = register.post("PlanDefinition/" + plan + "/$apply", JSON, encode(in));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(register.resource(answer, OperationOutcome.class).getIssue()).isNotEmpty();
    }

    @Test
    void theNextQuestionIsTheOneThatDecidesMostUntilNothingIsLeftToAsk() {
        List<String> asked = new ArrayList<>();
        StringBuilder given = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            Parameters next = next("nhv-fragor-ryggmargsskador", given.toString(), 40);
            if (!next.hasParameter("question")) {
                assertThat(next.getParameter("verdict").getValue().primitiveValue())
                        .isEqualTo("eligible");
                break;
            }
            String linkId =
                    next.getParameter("question").getPart().get(0).getValue().primitiveValue();
            asked.add(linkId);
            given.append(linkId).append(linkId.equals("rygg-u2") ? "=false " : "=true ");
        }
        // the questions that all depends on first, one kind of injury is enough, a grown-up is not asked about the age
        // at injury
        assertThat(asked).containsExactly("rygg-3", "rygg-1", "rygg-u2");
    }

    @Test
    void aNoThatDecidesEndsTheAsking() {
        Parameters next = next("nhv-fragor-ryggmargsskador", "rygg-3=false", 40);
        assertThat(next.hasParameter("question")).isFalse();
        assertThat(next.getParameter("verdict").getValue().primitiveValue()).isEqualTo("not-nhv");
    }

    @Test
    void whatCouldExcludeThePatientIsAskedWhenTheRestIsDecided() {
        Parameters next = next("nhv-fragor-dysmeli", "dysmeli-1=true", 3);
        assertThat(next.getParameter("question").getPart().get(0).getValue().primitiveValue())
                .isEqualTo("dysmeli-x2");
        assertThat(next.getParameter("question").getPart().get(2).getValue().primitiveValue())
                .isEqualTo("exclusion");
    }

    @Test
    void aDraftOfAReferralSaysWhichUnitWhichPermitSinceWhenAndWhy() {
        Parameters in = new Parameters();
        in.addParameter("subject", "Patient/p1");
        in.addParameter("date", "2024-01-01");
        in.addParameter().setName("answers").setResource(answers("net-a-1-0=true net-a-1-1=true"));
        Parameters out = register.resource(
                register.post("HealthcareService/net-binjure.akademiska/$nhv-referral-draft", JSON, encode(in)),
                Parameters.class);
        ServiceRequest referral = (ServiceRequest) out.getParameter().get(0).getResource();
        assertThat(referral.getPerformerFirstRep().getDisplay()).isEqualTo("Akademiska sjukhuset");
        assertThat(out.getParameter("text").getValue().primitiveValue())
                .contains(
                        "Remiss till: Akademiska sjukhuset",
                        "Tillstånd: net-binjure.uppsala",
                        "från 2023-04-01",
                        "Ja: Carcinoid hjärtsjukdom",
                        "ingen av registrets källor anger det");
    }

    @Test
    void aDraftIsWrittenInEnglishForWhoAsksForIt() {
        Parameters in = new Parameters();
        in.addParameter("age", "31");
        in.addParameter().setName("answers").setResource(answers("foster-1=true"));
        HttpResponse<byte[]> answer = register.post(
                "HealthcareService/fosterterapi.karolinska/$nhv-referral-draft",
                JSON,
                encode(in),
                "Accept-Language",
                "en");
        assertThat(register.resource(answer, Parameters.class)
                        .getParameter("text")
                        .getValue()
                        .primitiveValue())
                .contains(
                        "Referral to: Karolinska universitetssjukhuset",
                        "Care area: Fetal therapy",
                        "from 2021-03-01",
                        "Yes: Fetoscopic procedure",
                        "none of the sources of the register says");
    }

    @Test
    void noReferralIsDraftedToAUnitThatMayNotTakeThePatient() {
        Parameters in = new Parameters();
        in.addParameter("age", "17");
        in.addParameter().setName("answers").setResource(answers("rygg-1=true rygg-3=true rygg-4=true"));
        Parameters out = register.resource(
                register.post("HealthcareService/ryggmargsskador.nus/$nhv-referral-draft", JSON, encode(in)),
                Parameters.class);
        assertThat(out.hasParameter("referral")).isFalse();
        OperationOutcome outcome = (OperationOutcome) out.getParameter().get(0).getResource();
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("no-referral");
    }

    // --- shapes

    private static Parameters input(QuestionnaireResponse answers) {
        Parameters in = new Parameters();
        in.addParameter("subject", "Patient/p1");
        in.addParameter("date", "2024-01-01");
        in.addParameter().setName("data").setResource(bundle(answers));
        return in;
    }

    private static String encodedPlan(String operation, Parameters in) {
        HttpResponse<byte[]> answer = register.post(operation, JSON, encode(in));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return RunningRegister.text(answer);
    }

    private static CarePlan apply(String plan, QuestionnaireResponse answers, String date) {
        Parameters in = new Parameters();
        in.addParameter("subject", "Patient/p1");
        in.addParameter().setName("data").setResource(bundle(answers));
        Parameters inner = new Parameters();
        inner.addParameter("date", date);
        in.addParameter().setName("parameters").setResource(inner);
        HttpResponse<byte[]> answer = register.post("PlanDefinition/" + plan + "/$apply", JSON, encode(in));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return register.resource(answer, CarePlan.class);
    }

    private static Parameters next(String questionnaire, String given, int age) {
        Parameters in = new Parameters();
        in.addParameter("age", Integer.toString(age));
        in.addParameter().setName("questionnaire-response").setResource(answers(given));
        HttpResponse<byte[]> answer =
                register.post("Questionnaire/" + questionnaire + "/$next-question", JSON, encode(in));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return register.resource(answer, Parameters.class);
    }

    private static List<String> open(CarePlan plan) {
        return contained(plan, OperationOutcome.class).get(0).getIssue().stream()
                .map(issue -> issue.getExpression().get(0).getValue())
                .map(path -> path.replaceAll(".*linkId='(.*)'.*", "$1"))
                .toList();
    }

    private static <T extends Resource> List<T> contained(CarePlan plan, Class<T> type) {
        return plan.getContained().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> ids(List<RequestGroupActionComponent> actions) {
        List<String> ids = new ArrayList<>();
        for (RequestGroupActionComponent action : actions) {
            if (action.getId() != null) {
                ids.add(action.getId());
            }
            ids.addAll(ids(action.getAction()));
        }
        return ids;
    }

    private static QuestionnaireResponse answers(String given) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        for (String answer : given.strip().split(" ")) {
            String[] parts = answer.split("=");
            if (parts.length == 2) {
                response.addItem().setLinkId(parts[0]).addAnswer().setValue(new BooleanType(parts[1].equals("true")));
            }
        }
        return response;
    }

    private static Bundle bundle(Resource... resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        for (Resource resource : resources) {
            bundle.addEntry().setResource(resource);
        }
        return bundle;
    }

    private static String encode(Parameters parameters) {
        return RunningRegister.context().newJsonParser().encodeResourceToString(parameters);
    }
}
