package se.nhv.provider.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/**
 * Valid resources, spoilt in a thousand seeded ways: refused with a path, or accepted because still valid; never a fault of the
 * program, and a refusal leaves no trace.
 */
class MutatedWritesTest {
    private static final long SEED = 20261122;
    private static final int MUTATIONS = 1_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static RunningRegister register;
    private static List<JsonNode> resources;

    @BeforeAll
    static void start() throws IOException {
        register = WritableRegister.start();
        resources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("fhir-resources"), 2)) {
            for (Path file :
                    files.filter(MutatedWritesTest::isResource).sorted().toList()) {
                resources.add(MAPPER.readTree(file.toFile()));
            }
        }
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static boolean isResource(Path file) {
        return file.toString().endsWith(".json")
                && !file.toString().contains("overlay")
                && file.toFile().length() < 20_000;
    }

    private enum Mutation {
        WRONG_TYPE,
        MISSING,
        TOO_LONG,
        DANGLING,
        CYCLIC,
        DUPLICATE_IDENTIFIER,
        UNKNOWN_ELEMENT,
        UNKNOWN_CODE,
        EMPTY,
        CUT_OFF
    }

    @Test
    void aSpoiltResourceIsRefusedWithAPathOrStillValid() {
        Random random = new Random(SEED);
        Map<Mutation, Integer> refused = new EnumMap<>(Mutation.class);
        for (int i = 0; i < MUTATIONS; i++) {
            ObjectNode resource =
                    resources.get(random.nextInt(resources.size())).deepCopy();
            Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
            String address = resource.get("resourceType").asText() + "/"
                    + resource.get("id").asText();
            String body = spoilt(resource, mutation, random);
            String what = "mutation " + i + " of seed " + SEED + ": " + mutation + " " + address + "\n" + body;
            String edition = edition();
            HttpResponse<byte[]> answer = register.method("PUT", address, "application/fhir+json", body);
            if (answer.statusCode() >= 300) {
                assertRefused(answer, what);
                assertThat(edition()).as(what).isEqualTo(edition);
                refused.merge(mutation, 1, Integer::sum);
            } else {
                assertThat(answer.statusCode()).as(what).isIn(200, 201);
            }
        }
        // a mutation that is never refused would say that nobody looks
        assertThat(refused.keySet()).contains(Mutation.values());
    }

    private static void assertRefused(HttpResponse<byte[]> answer, String what) {
        assertThat(answer.statusCode()).as(what).isIn(400, 409, 412, 413, 422);
        OperationOutcome outcome = register.resource(answer, OperationOutcome.class);
        for (var issue : outcome.getIssue()) {
            String code = issue.getDetails().getCodingFirstRep().getCode();
            if (!code.equals("invalid-body") && !code.equals("too-large")) {
                assertThat(issue.getExpression())
                        .as(what + RunningRegister.text(answer))
                        .isNotEmpty();
            }
        }
    }

    private static String edition() {
        return RunningRegister.text(register.get(register.root() + "/health/ready"));
    }

    private static String spoilt(ObjectNode resource, Mutation mutation, Random random) {
        switch (mutation) {
            case WRONG_TYPE:
                Field field = any(resource, random);
                field.parent()
                        .set(field.name(), field.value().isNumber() ? MAPPER.valueToTree("x") : MAPPER.valueToTree(7));
                break;
            case MISSING:
                Field gone = any(resource, random);
                gone.parent().remove(gone.name());
                break;
            case TOO_LONG:
                resource.put("id", "x".repeat(65));
                break;
            case DANGLING:
                resource.set("extension", reference(resource, "Organization/there-is-none-" + random.nextInt(9)));
                break;
            case CYCLIC:
                resource.putObject("partOf")
                        .put(
                                "reference",
                                resource.get("resourceType").asText() + "/"
                                        + resource.get("id").asText());
                break;
            case DUPLICATE_IDENTIFIER:
                resource.putArray("identifier")
                        .addObject()
                        .put("system", "https://nhv.example/fhir/sid/nhv-enhet")
                        .put("value", "sus");
                break;
            case UNKNOWN_ELEMENT:
                Field beside = any(resource, random);
                beside.parent().put("nonsense" + random.nextInt(9), "x");
                break;
            case UNKNOWN_CODE:
                resource.withObject("/meta")
                        .putArray("tag")
                        .addObject()
                        .put("system", "https://nhv.example/fhir/CodeSystem/nhv-belagg")
                        .put("code", "nonsense");
                break;
            case EMPTY:
                Field emptied = any(resource, random);
                emptied.parent()
                        .set(emptied.name(), random.nextBoolean() ? MAPPER.createArrayNode() : MAPPER.valueToTree(""));
                break;
            case CUT_OFF:
                String text = text(resource);
                return text.substring(0, random.nextInt(text.length()));
            default:
                throw new AssertionError(mutation);
        }
        return text(resource);
    }

    private static ArrayNode reference(ObjectNode resource, String to) {
        ArrayNode extensions = resource.withArray("/extension").deepCopy();
        extensions
                .addObject()
                .put("url", "https://test.example/e")
                .putObject("valueReference")
                .put("reference", to);
        return extensions;
    }

    private record Field(ObjectNode parent, String name, JsonNode value) {}

    private static Field any(ObjectNode resource, Random random) {
        List<Field> fields = new ArrayList<>();
        collect(resource, fields);
        return fields.get(random.nextInt(fields.size()));
    }

    private static void collect(JsonNode node, List<Field> fields) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                fields.add(new Field(object, field.getKey(), field.getValue()));
                collect(field.getValue(), fields);
            });
        } else {
            node.forEach(child -> collect(child, fields));
        }
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
