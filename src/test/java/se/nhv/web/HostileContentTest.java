package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** Somebody has written markup into every text of the register: it stays text on every page. */
class HostileContentTest {
    /** Elements whose values are words; codes, references and dates have forms of their own that refuse markup. */
    private static final Set<String> WORDS = Set.of(
            "title",
            "name",
            "display",
            "text",
            "description",
            "comment",
            "extraDetails",
            "usage",
            "label",
            "valueString",
            "publisher",
            "purpose",
            "copyright",
            "alias",
            "definition",
            "content");

    private static final List<String> TYPES = List.of(
            "Organization",
            "PlanDefinition",
            "OrganizationAffiliation",
            "HealthcareService",
            "Questionnaire",
            "Measure",
            "MeasureReport",
            "DocumentReference",
            "Location");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> hostile =
            Hostile.strings().stream().map(text -> text.replace("\u0000", "")).toList();
    private int used;

    @Test
    void onEveryPage() throws IOException {
        try (RunningRegister register = WritableRegister.start()) {
            List<String> pages = new ArrayList<>(List.of(
                    "/",
                    "/?q=region",
                    "/?q=net",
                    "/map",
                    "/map?area=plexus-brachialis&county=12",
                    "/changes?from=1990-01-01&to=2100-01-01",
                    "/refer?area=plexus-brachialis&county=12",
                    "/refer?area=net-binjure&county=03&yes=net-a-1-0",
                    "/refer?what=C20"));
            for (String type : TYPES) {
                pages.addAll(poison(register, type));
            }
            assertThat(used).isGreaterThan(hostile.size());
            for (String page : pages) {
                HttpResponse<byte[]> answer = register.get(register.root() + page, "Accept", "text/html");
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                Document seen = Jsoup.parse(RunningRegister.text(answer));
                assertThat(seen.select(Hostile.MARKUP)).as(page).isEmpty();
                assertThat(seen.select("main").size()).as(page).isEqualTo(1);
            }
            assertThat(RunningRegister.text(register.get(register.root() + "/changes.atom")))
                    .doesNotContain("<script", "<img");
        }
    }

    /** Writes a type's resources anew with markup in their texts; the addresses of their pages. */
    private List<String> poison(RunningRegister register, String type) throws IOException {
        ObjectNode transaction =
                MAPPER.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = transaction.putArray("entry");
        List<String> pages = new ArrayList<>();
        byte[] found = register.get(type + "?_count=" + 60).body();
        for (JsonNode entry : MAPPER.readTree(found).get("entry")) {
            ObjectNode resource = (ObjectNode) entry.get("resource");
            poison(resource);
            String reference = type + "/" + resource.get("id").asText();
            ObjectNode one = entries.addObject();
            one.set("resource", resource);
            one.putObject("request").put("method", "PUT").put("url", reference);
            pages.add("/fhir/" + reference);
        }
        HttpResponse<byte[]> stored = register.post("", "application/fhir+json", transaction.toString());
        assertThat(stored.statusCode()).as(RunningRegister.text(stored)).isEqualTo(200);
        assertThat(register.resource(stored, Bundle.class).getEntry()).hasSize(pages.size());
        return pages;
    }

    private void poison(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                if (WORDS.contains(field.getKey()) && field.getValue().isTextual()) {
                    object.put(field.getKey(), next());
                } else if (field.getKey().equals("alias")) {
                    object.set("alias", MAPPER.createArrayNode().add(next()));
                } else if (!field.getKey().equals("meta")) {
                    poison(field.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::poison);
        }
    }

    private String next() {
        return "x " + hostile.get(used++ % hostile.size());
    }
}
