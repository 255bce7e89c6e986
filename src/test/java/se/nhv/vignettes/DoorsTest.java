package se.nhv.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;

/**
 * The same 500 patients through every door: $nhv-destinations, $apply, CDS Hooks and the page for people never contradict each other.
 * Longer than 200 lines because each door has its own form of the same question.
 */
class DoorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ICD = "urn:oid:1.2.752.116.1.1.1.1.3";
    private static final String FHIR = "application/fhir+json";
    private static final int PATIENTS = 500;

    /** @param code a diagnosis; null when the area is asked for by its name */
    record Patient(
            @Nullable String code,
            String area,
            @Nullable Integer age,
            @Nullable String county,
            Map<String, Boolean> answers) {}

    /**
     * What a door says of one area.
     *
     * @param eligible the services of those that may take the patient, in order
     * @param places every permit in order, with its suitability
     */
    private record Said(String verdict, List<String> eligible, List<String> places) {}

    @Test
    void everyDoorSaysTheSameOfTheSamePatient() throws IOException {
        try (RunningRegister register = RunningRegister.start()) {
            int sure = 0;
            for (Patient patient : patients()) {
                Map<String, Said> said = destinations(register, patient);
                if (patient.code() != null) { // an order has no other way to name an area
                    cdsHooks(register, patient, said);
                }
                page(register, patient, said);
                for (Map.Entry<String, Said> area : said.entrySet()) {
                    apply(register, patient, area.getKey(), area.getValue());
                    sure += area.getValue().verdict().equals("eligible") ? 1 : 0;
                }
            }
            assertThat(sure).isGreaterThan(PATIENTS / 10);
        }
    }

    /** Always the same patients: the codes and the questions of the vignettes, answered at random. */
    private static List<Patient> patients() {
        Random random = new Random(6);
        Map<String, Set<String>> questions = new LinkedHashMap<>();
        List<Vignette> vignettes = Vignette.all();
        for (Vignette vignette : vignettes) {
            Set<String> ofArea = questions.computeIfAbsent(vignette.area(), area -> new LinkedHashSet<>());
            vignette.words("svar").forEach(answer -> ofArea.add(answer.substring(0, answer.indexOf('='))));
        }
        List<Patient> patients = new ArrayList<>();
        while (patients.size() < PATIENTS) {
            Vignette vignette = vignettes.get(random.nextInt(vignettes.size()));
            Map<String, Boolean> answers = new LinkedHashMap<>();
            for (String linkId : questions.get(vignette.area())) {
                // delimitations are rare among patients, and one of them true would decide most cases alike
                boolean rare = linkId.contains("-x") && random.nextInt(5) > 0;
                if (random.nextInt(3) > 0) {
                    answers.put(linkId, !rare && random.nextBoolean());
                }
            }
            String[] counties = {null, "01", "09", "12", "13", "14", "18", "20", "24", "99"};
            Integer age = random.nextInt(6) == 0 ? null : Integer.valueOf(random.nextInt(90));
            patients.add(new Patient(
                    vignette.words("koder").stream().findFirst().orElse(null),
                    vignette.area(),
                    age,
                    counties[random.nextInt(counties.length)],
                    answers));
        }
        return patients;
    }

    private static Map<String, Said> destinations(RunningRegister register, Patient patient) throws IOException {
        ObjectNode in = JSON.createObjectNode().put("resourceType", "Parameters");
        ObjectNode about = in.withArray("parameter").addObject();
        if (patient.code() == null) {
            about.put("name", "area").put("valueCode", patient.area());
        } else {
            about.put("name", "diagnosis").put("valueString", patient.code());
        }
        if (patient.age() != null) {
            in.withArray("parameter").addObject().put("name", "birthDate").put("valueDate", born(patient));
        }
        if (patient.county() != null) {
            in.withArray("parameter").addObject().put("name", "homeCounty").put("valueString", patient.county());
        }
        in.withArray("parameter").addObject().put("name", "answers").set("resource", response(patient));
        JsonNode out = json(register.post("HealthcareService/$nhv-destinations", FHIR, in.toString()));
        Map<String, Said> said = new LinkedHashMap<>();
        for (JsonNode parameter : out.path("parameter")) {
            String slug =
                    part(parameter, "area").path("valueCoding").path("code").asText();
            if (parameter.path("name").asText().equals("area")) {
                String verdict = part(parameter, "verdict").path("valueCode").asText();
                said.put(slug, new Said(verdict, new ArrayList<>(), new ArrayList<>()));
            } else if (parameter.path("name").asText().equals("destination")) {
                String suitability =
                        part(parameter, "suitability").path("valueCode").asText();
                said.get(slug).places().add(tail(reference(parameter, "permit")) + " " + suitability);
                if (suitability.equals("eligible")) {
                    said.get(slug).eligible().add(reference(parameter, "service"));
                }
            }
        }
        return said;
    }

    private static String reference(JsonNode parameter, String name) {
        return part(parameter, name).path("valueReference").path("reference").asText();
    }

    private static void page(RunningRegister register, Patient patient, Map<String, Said> said) {
        Map<String, Said> shown = new LinkedHashMap<>();
        ReferPageDoor.results(register, patient).forEach(result -> {
            List<String> places = result.places();
            shown.put(result.slug(), new Said(result.verdict(), List.of(), places));
        });
        Map<String, Said> expected = new LinkedHashMap<>();
        said.forEach((slug, one) -> expected.put(slug, new Said(one.verdict(), List.of(), one.places())));
        assertThat(shown).as("the page for %s", patient).isEqualTo(expected);
        assertThat(List.copyOf(shown.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    }

    private static void cdsHooks(RunningRegister register, Patient patient, Map<String, Said> said) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("hook", "order-sign").put("hookInstance", "i");
        ObjectNode context =
                body.putObject("context").put("userId", "Practitioner/u").put("patientId", "p");
        ObjectNode order =
                JSON.createObjectNode().put("resourceType", "ServiceRequest").put("id", "d");
        order.withArray("reasonCode")
                .addObject()
                .withArray("coding")
                .addObject()
                .put("system", ICD)
                .put("code", patient.code());
        context.putObject("draftOrders")
                .put("resourceType", "Bundle")
                .withArray("entry")
                .addObject()
                .set("resource", order);
        ObjectNode prefetch = body.putObject("prefetch");
        ObjectNode person =
                prefetch.putObject("patient").put("resourceType", "Patient").put("id", "p");
        if (patient.age() != null) {
            person.put("birthDate", born(patient));
        }
        if (patient.county() != null) {
            person.withArray("address").addObject().put("state", patient.county());
        }
        prefetch.set("answers", response(patient));
        JsonNode out =
                json(register.post(register.root() + "/cds-services/order-sign", "application/json", body.toString()));
        Map<String, List<String>> sure = new LinkedHashMap<>();
        List<String> candidates = new ArrayList<>();
        for (JsonNode card : out.path("cards")) {
            String first = card.path("links").get(0).path("url").asText();
            if (card.path("summary").asText().startsWith("Kan vara")) {
                card.path("links").findValuesAsText("url").stream()
                        .filter(url -> url.contains("/fhir/PlanDefinition/"))
                        .map(DoorsTest::tail)
                        .forEach(candidates::add);
            } else {
                List<String> receivers = new ArrayList<>();
                card.path("suggestions")
                        .forEach(suggestion -> receivers.add(suggestion
                                .path("actions")
                                .get(0)
                                .path("resource")
                                .path("performer")
                                .get(0)
                                .path("reference")
                                .asText()));
                sure.put(tail(first), receivers);
            }
        }
        Map<String, List<String>> expectedSure = new LinkedHashMap<>();
        List<String> expectedCandidates = new ArrayList<>();
        said.forEach((slug, one) -> {
            if (one.verdict().equals("eligible")) {
                expectedSure.put(slug, one.eligible());
            } else if (one.verdict().equals("needs-information")) {
                expectedCandidates.add(slug);
            }
        });
        assertThat(sure).as("cards for %s", patient).isEqualTo(expectedSure);
        assertThat(candidates).as("candidates for %s", patient).isEqualTo(expectedCandidates);
    }

    private static void apply(RunningRegister register, Patient patient, String slug, Said said) throws IOException {
        ObjectNode in = JSON.createObjectNode().put("resourceType", "Parameters");
        in.withArray("parameter").addObject().put("name", "subject").put("valueString", "Patient/p");
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        ObjectNode person =
                bundle.withArray("entry").addObject().putObject("resource").put("resourceType", "Patient");
        if (patient.age() != null) {
            person.put("birthDate", born(patient));
        }
        if (patient.county() != null && !patient.county().equals("99")) {
            person.withArray("address").addObject().put("state", patient.county());
        }
        if (patient.code() != null) {
            ObjectNode condition =
                    bundle.withArray("entry").addObject().putObject("resource").put("resourceType", "Condition");
            condition.putObject("subject").put("reference", "Patient/p");
            condition
                    .putObject("code")
                    .withArray("coding")
                    .addObject()
                    .put("system", ICD)
                    .put("code", patient.code());
        }
        bundle.withArray("entry").addObject().set("resource", response(patient));
        in.withArray("parameter").addObject().put("name", "data").set("resource", bundle);
        if ("99".equals(patient.county())) {
            in.withArray("parameter").addObject().put("name", "homeCounty").put("valueString", "99");
        }
        JsonNode out = json(register.post("PlanDefinition/" + slug + "/$apply", FHIR, in.toString()));
        Set<String> performers = new LinkedHashSet<>();
        for (JsonNode contained : out.path("contained")) {
            if (contained.path("resourceType").asText().equals("ServiceRequest")) {
                performers.add(
                        contained.path("performer").get(0).path("reference").asText());
            }
        }
        boolean proposes = said.verdict().equals("eligible");
        assertThat(List.copyOf(performers))
                .as("proposals of %s for %s", slug, patient)
                .isEqualTo(proposes ? said.eligible() : List.of());
    }

    private static ObjectNode response(Patient patient) {
        ObjectNode response = JSON.createObjectNode()
                .put("resourceType", "QuestionnaireResponse")
                .put("questionnaire", "https://nhv.example/fhir/Questionnaire/nhv-fragor-all")
                .put("status", "completed");
        patient.answers()
                .forEach((linkId, answer) -> response.withArray("item")
                        .addObject()
                        .put("linkId", linkId)
                        .withArray("answer")
                        .addObject()
                        .put("valueBoolean", answer));
        return response;
    }

    private static String born(Patient patient) {
        return RunningRegister.TODAY.minusYears(patient.age()).minusDays(40).toString();
    }

    private static JsonNode part(JsonNode parameter, String name) {
        for (JsonNode part : parameter.path("part")) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        return JSON.missingNode();
    }

    private static String tail(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
