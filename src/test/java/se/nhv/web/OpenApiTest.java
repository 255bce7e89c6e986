package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;

/** The OpenAPI document describes what the CapabilityStatement claims, and what it describes can be asked. */
class OpenApiTest {
    private static RunningRegister register;
    private static JsonNode document;

    @BeforeAll
    static void start() throws IOException {
        register = RunningRegister.start();
        HttpResponse<byte[]> answer = register.get(register.root() + "/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        document = new ObjectMapper().readTree(answer.body());
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void itIsAnOpenApiDocumentOfThisService() {
        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo(register.base());
    }

    @Test
    void everySearchParameterThatIsClaimedIsDescribed() {
        CapabilityStatement capability = register.read("metadata", CapabilityStatement.class);
        capability.getRestFirstRep().getResource().forEach(resource -> {
            Set<String> described = new HashSet<>();
            document.get("paths")
                    .get("/" + resource.getType())
                    .get("get")
                    .get("parameters")
                    .forEach(parameter -> described.add(parameter.get("name").asText()));
            resource.getSearchParam().forEach(parameter -> assertThat(described).contains(parameter.getName()));
            resource.getOperation()
                    .forEach(operation -> assertThat(document.get("paths").properties())
                            .anyMatch(path -> path.getKey().startsWith("/" + resource.getType())
                                    && path.getKey().endsWith("/$" + operation.getName())));
        });
    }

    @Test
    void everyTypeThatIsDescribedAnswers() {
        document.get("paths").properties().stream()
                .map(path -> path.getKey())
                .filter(path -> path.matches("/[A-Za-z]+"))
                .forEach(path -> assertThat(
                                register.get(path.substring(1) + "?_count=1").statusCode())
                        .as(path)
                        .isEqualTo(200));
    }

    @Test
    void everyInteractionThatIsClaimedIsDescribedAndNoOther() {
        CapabilityStatement capability = register.read("metadata", CapabilityStatement.class);
        Set<String> claimed =
                new HashSet<>(Set.of("get /metadata", "get /", "post /_search", "get /_history", "post /"));
        capability.getRestFirstRep().getOperation().forEach(each -> {
            claimed.add("get /$" + each.getName());
            claimed.add("post /$" + each.getName());
        });
        capability.getRestFirstRep().getResource().forEach(resource -> {
            String type = "/" + resource.getType();
            claimed.addAll(Set.of("get " + type, "post " + type + "/_search", "get " + type + "/_history"));
            claimed.addAll(Set.of(
                    "get " + type + "/{id}", "get " + type + "/{id}/_history", "get " + type + "/{id}/_history/{vid}"));
            resource.getOperation().forEach(each -> {
                String path = type + (each.getName().equals("graph") ? "/{id}" : "") + "/$" + each.getName();
                claimed.add("get " + path);
                if (!each.getName().equals("graph")) {
                    claimed.add("post " + path);
                }
            });
        });
        Set<String> described = new HashSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        assertThat(described).isEqualTo(claimed);
    }
}
