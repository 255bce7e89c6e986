package se.nhv.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static se.nhv.cdshooks.CdsHooksClient.JSON;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import se.nhv.testing.RunningRegister;

/**
 * Marked data goes through every door that takes a patient's data, in calls that are answered and in calls that are refused: no log
 * entry at any level and no text of a refusal may hold a mark.
 */
class NoPatientDataTest {
    private static final String MARK = "MARKERAD";
    private static final String BORN = "1912-12-12";
    private static final String FHIR = "application/fhir+json";

    @Test
    void nothingAboutThePatientIsInAnyLogOrRefusal() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("se.nhv");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        List<String> refusals = new ArrayList<>();
        int answered = 0;
        try (RunningRegister register = RunningRegister.start()) {
            for (HttpResponse<byte[]> answer : calls(register)) {
                if (answer.statusCode() >= 400) {
                    refusals.add(answer.statusCode() + " " + said(answer) + " "
                            + answer.headers().map());
                } else {
                    answered++;
                }
            }
        } finally {
            ours.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(answered).isGreaterThan(5);
        assertThat(refusals).hasSizeGreaterThan(10);
        assertThat(refusals.stream().filter(NoPatientDataTest::marked)).isEmpty();
        assertThat(log.list.stream().map(NoPatientDataTest::text).filter(NoPatientDataTest::marked))
                .isEmpty();
    }

    /** What a refusal says: of a page the faults, for the form below them keeps what the person typed. */
    private static String said(HttpResponse<byte[]> answer) {
        String text = RunningRegister.text(answer);
        boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        return page ? Jsoup.parse(text).select(".fault").text() : text;
    }

    private static boolean marked(String text) {
        return text.contains(MARK) || text.contains(BORN) || text.contains("19121212");
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            text.append(' ').append(thrown.getMessage());
        }
        return text.append(event.getMDCPropertyMap()).toString();
    }

    private static List<HttpResponse<byte[]>> calls(RunningRegister register) {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        for (String hook : List.of("order-select", "order-sign", "order-dispatch")) {
            String address = register.root() + "/cds-services/" + hook;
            List<String> bodies = new ArrayList<>(List.of(request(hook).toString()));
            bodies.add(request(hook).toString().replace("ServiceRequest", MARK));
            bodies.add(request(hook).toString().replace("\"" + BORN + "\"", "\"19121212-1212\""));
            bodies.add(request(hook).put("hook", MARK).toString());
            bodies.add(request(hook).put("context", MARK).toString());
            bodies.add(request(hook).put("prefetch", MARK).toString());
            bodies.add(request(hook).toString().substring(0, 400));
            bodies.add("{ " + MARK + " : 1 }");
            bodies.add("{\"feedback\":[{\"card\":\"" + MARK + "\",\"outcome\":\"" + MARK + "\"}]}");
            for (String body : bodies) {
                answers.add(register.post(address, "application/json", body));
                answers.add(register.post(address + "/feedback", "application/json", body));
            }
            answers.add(register.post(address + "/" + MARK, "application/json", "{}"));
            answers.add(register.post(address, "application/x-" + MARK, "{}"));
            answers.add(register.post(address, "application/json", "{}", "Authorization", "Bearer " + MARK));
        }
        for (String operation : List.of(
                "PlanDefinition/dysmeli/$apply",
                "PlanDefinition/$apply?canonical=https://nhv.example/fhir/PlanDefinition/dysmeli",
                "Questionnaire/nhv-fragor-dysmeli/$next-question",
                "HealthcareService/dysmeli.nus/$nhv-referral-draft",
                "HealthcareService/$nhv-destinations")) {
            for (String parameters : List.of(
                    "{\"name\":\"subject\",\"valueString\":\"Patient/" + MARK + "\"}",
                    "{\"name\":\"birthDate\",\"valueDate\":\"" + BORN
                            + "\"},{\"name\":\"area\",\"valueCode\":\"dysmeli\"}",
                    "{\"name\":\"birthDate\",\"valueString\":\"19121212-1212\"}",
                    "{\"name\":\"birthDate\",\"valueDate\":\"" + BORN
                            + "\"},{\"name\":\"date\",\"valueDate\":\"1900-01-01\"}",
                    "{\"name\":\"age\",\"valueString\":\"" + MARK + "\"}",
                    "{\"name\":\"homeCounty\",\"valueString\":\"" + MARK + "\"}",
                    "{\"name\":\"data\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"x\",\"name\":[{\"text\":\""
                            + MARK + "\"}],\"birthDate\":\"" + BORN + "\"}}",
                    "{\"name\":\"data\",\"resource\":{\"resourceType\":\"Patient\",\"birthDate\":\"" + MARK + "\"}}",
                    "{\"name\":\"data\",\"resource\":{\"resourceType\":\"Patient\",\"active\":\"" + MARK + "\"}}",
                    "{ " + MARK + " }")) {
                String body = "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}";
                answers.add(register.post(operation, FHIR, body));
            }
        }
        answers.addAll(pages(register));
        for (String path : List.of("/health/live", "/health/ready", "/fhir/metadata")) {
            HttpResponse<byte[]> answer = register.get(register.root() + path);
            assertThat(marked(RunningRegister.text(answer))).as(path).isFalse();
        }
        return answers;
    }

    private static List<HttpResponse<byte[]>> pages(RunningRegister register) {
        return List.of(
                        "/refer?what=" + MARK,
                        "/refer?area=dysmeli&q=" + MARK,
                        "/refer?diagnosis=Q71.3&age=3&county=12&date=2025-01-01&birthDate=" + BORN,
                        "/refer?diagnosis=Q71.3&age=" + MARK,
                        "/refer?diagnosis=Q71.3&age=19121212-1212",
                        "/refer?diagnosis=Q71.3&county=" + MARK,
                        "/?q=" + MARK,
                        "/fhir/PlanDefinition/$nhv-areas?code=Q71.3&birthDate=" + BORN,
                        "/fhir/HealthcareService/$nhv-destinations?area=dysmeli&birthDate=" + BORN,
                        "/fhir/HealthcareService/$nhv-destinations?area=dysmeli&homeCounty=" + MARK)
                .stream()
                .map(path -> register.get(register.root() + path))
                .toList();
    }

    private static ObjectNode request(String hook) {
        ObjectNode order = CdsHooksTest.order("d1", "urn:oid:1.2.752.116.1.1.1.1.3", "Q71.3");
        order.putArray("note").addObject().put("text", MARK);
        order.putObject("subject").put("reference", "Patient/" + MARK).put("display", MARK);
        ObjectNode context = CdsHooksTest.drafts(order).put("patientId", MARK).put("userId", "Practitioner/" + MARK);
        context.put("order", "ServiceRequest/d1").put("performer", "Organization/" + MARK);
        ObjectNode request = CdsHooksTest.request(hook, context);
        request.put("fhirServer", "https://" + MARK + ".example");
        request.putObject("fhirAuthorization").put("access_token", MARK);
        ObjectNode prefetch = request.putObject("prefetch");
        ObjectNode patient = CdsHooksTest.patient(BORN, "12").put("id", MARK);
        patient.putArray("name").addObject().put("family", MARK);
        patient.putArray("identifier").addObject().put("value", "19121212-1212");
        prefetch.set("patient", patient);
        prefetch.set("order", order);
        prefetch.set(
                "conditions",
                JSON.createObjectNode().put("resourceType", "OperationOutcome").put("id", MARK));
        return request;
    }
}
