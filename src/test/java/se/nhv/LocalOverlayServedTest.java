package se.nhv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.nhv.settings.Settings;
import se.nhv.settings.Settings.Limits;
import se.nhv.settings.Settings.Listen;
import se.nhv.settings.Settings.Writes;
import se.nhv.testing.RunningRegister;

/** After an operator has loaded identifiers and imported a page, what the register answers over HTTP. */
class LocalOverlayServedTest {
    private static final String HSA = "urn:oid:1.2.752.29.4.19";
    private static final String JSON = "application/fhir+json";
    private static final String PAGE = """
            # source: https://pages.example/snubbel/
            Snubbelsjuka

            Definition

            Socialstyrelsen har beslutat att snubbelsjuka ska utgöra nationell högspecialiserad vård och bedrivas vid en enhet.

            Följande utgör nationell högspecialiserad vård:

             • Bedömning av snubbel.

            Tillståndsinnehavare

            Region Skåne genom Skånes universitetssjukhus

            Giltighetstid

            Tillståndet gäller från 1 juli 2024 och tillsvidare.
            """;

    @TempDir
    private static Path folder;

    private static RunningRegister register;

    @BeforeAll
    static void loadAndServe() throws IOException {
        Path content = folder.resolve("fhir-resources");
        try (var tree = Files.walk(Path.of("fhir-resources"))) {
            for (Path file : tree.toList()) {
                Files.copy(file, content.resolve(Path.of("fhir-resources").relativize(file)));
            }
        }
        Path rows = Files.writeString(folder.resolve("rows.csv"), """
                        resource;hsaId;endpoint;email
                        Organization/nus;SE1234567890-1NUS;https://remiss.example/nus;remiss@unit.example
                        HealthcareService/net-binjure.akademiska;SE1234567890-1AKA;;
                        Location/sus;SE1234567890-1SUS;;
                        """);
        run(
                new LoadCommand(),
                "overlay",
                rows.toString(),
                "--content",
                content.toString(),
                "--register",
                "Testregister",
                "--date",
                "2026-11-01");
        Path page = Files.writeString(folder.resolve("page.txt"), PAGE);
        run(new ImportCommand(), "--write", "--content", content.toString(), page.toString());
        register = RunningRegister.start(new Settings(
                new Listen("127.0.0.1", 0, null),
                Limits.DEFAULT,
                content,
                "memory",
                Writes.OFF,
                RunningRegister.TODAY));
    }

    private static void run(Object command, String... args) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(args);
        assertThat(code).as(out.toString()).isZero();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Reference part(ParametersParameterComponent destination, String name) {
        return (Reference) destination.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void aDestinationCarriesTheUnitsIdentifierSoThatAReferralCanBeRouted() {
        Parameters answer = register.resource(
                register.get("HealthcareService/$nhv-destinations?diagnosis=Q71.3"), Parameters.class);
        ParametersParameterComponent nus = answer.getParameter().stream()
                .filter(one -> one.getName().equals("destination"))
                .filter(one -> part(one, "unit").getReference().endsWith("/Organization/nus"))
                .findFirst()
                .orElseThrow();
        assertThat(part(nus, "unit").getIdentifier().getSystem()).isEqualTo(HSA);
        assertThat(part(nus, "unit").getIdentifier().getValue()).isEqualTo("SE1234567890-1NUS");
        assertThat(part(nus, "service").getIdentifier().getValue()).isEqualTo("SE1234567890-1NUS");
        assertThat(answer.getParameter().stream()
                        .filter(one -> one.getName().equals("destination"))
                        .filter(one -> !part(one, "unit").getReference().endsWith("/nus")))
                .isNotEmpty()
                .noneMatch(one -> part(one, "unit").hasIdentifier());
    }

    @Test
    void aDraftReferralCarriesTheServicesOwnIdentifier() {
        String body = """
                {"resourceType": "Parameters", "parameter": [{"name": "subject", "valueString": "Patient/p1"},
                 {"name": "answers", "resource": {"resourceType": "QuestionnaireResponse", "status": "completed",
                  "questionnaire": "https://nhv.example/fhir/Questionnaire/nhv-fragor-net-binjure", "item": [
                  {"linkId": "net-a-1-0", "answer": [{"valueBoolean": true}]},
                  {"linkId": "net-a-1-1", "answer": [{"valueBoolean": true}]}]}}]}
                """;
        Parameters answer = register.resource(
                register.post("HealthcareService/net-binjure.akademiska/$nhv-referral-draft", JSON, body),
                Parameters.class);
        ServiceRequest referral = (ServiceRequest) answer.getParameter().get(0).getResource();
        assertThat(referral.getPerformerFirstRep().getIdentifier().getValue()).isEqualTo("SE1234567890-1AKA");
    }

    @Test
    void aCardSetsAPerformerThatTheRecordCanRouteTo() throws IOException {
        String body = """
                {"hook": "order-sign", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/u1", "patientId": "p1", "draftOrders": {"resourceType": "Bundle", "entry": [
                  {"resource": {"resourceType": "ServiceRequest", "id": "d1", "status": "draft", "intent": "order",
                   "subject": {"reference": "Patient/p1"},
                   "reasonCode": [{"coding": [{"system": "urn:oid:1.2.752.116.1.1.1.1.3", "code": "Q71.3"}]}]}}]}},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "p1", "birthDate": "2024-11-01"}}}
                """;
        byte[] answer = register.post(register.root() + "/cds-services/order-sign", "application/json", body)
                .body();
        JsonNode cards = new ObjectMapper().readTree(new String(answer, StandardCharsets.UTF_8));
        assertThat(cards.findValues("performer").toString())
                .contains("{\"system\":\"" + HSA + "\",\"value\":\"SE1234567890-1NUS\"}");
    }

    @Test
    void theRegisterSaysWhichRegisterAnIdentifierIsFromAndFindsItsEndpoint() {
        Organization nus =
                register.resource(register.get("Organization?identifier=" + HSA + "%7CSE1234567890-1NUS"), Bundle.class)
                                        .getEntryFirstRep()
                                        .getResource()
                                instanceof Organization found
                        ? found
                        : new Organization();
        assertThat(nus.getIdentifier())
                .anyMatch(one -> "Testregister".equals(one.getAssigner().getDisplay()));
        assertThat(nus.getEndpointFirstRep().getReference()).endsWith("Endpoint/nus.remiss");
        assertThat(register.get("Endpoint/nus.remiss").statusCode()).isEqualTo(200);
        Bundle why = register.resource(register.get("Provenance?target=Organization/nus"), Bundle.class);
        assertThat(why.getEntry()).anyMatch(one -> one.getResource().getIdPart().equals("nus.lokal"));
        Bundle place =
                register.resource(register.get("Location?identifier=" + HSA + "%7CSE1234567890-1SUS"), Bundle.class);
        assertThat(place.getEntry()).hasSize(1);
    }

    @Test
    void anImportedAreaIsFoundAndIsNoDestinationBeforeAnEditorHasGoneThroughIt() {
        Bundle drafts = register.resource(register.get("PlanDefinition?status=draft&_count=200"), Bundle.class);
        assertThat(drafts.getEntry())
                .anyMatch(one -> one.getResource().getIdPart().equals("snubbelsjuka"));
        assertThat(register.get("HealthcareService/$nhv-destinations?area=snubbelsjuka")
                        .statusCode())
                .isEqualTo(400);
        HealthcareService service =
                register.resource(register.get("HealthcareService/snubbelsjuka.sus"), HealthcareService.class);
        assertThat(service.getMeta().getTagFirstRep().getCode()).isEqualTo("overifierad");
    }
}
