package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.nhv.testing.RunningRegister;

/**
 * A CDS client written from the CDS Hooks 2.0 specification: it finds services by hook, fills the prefetch templates from the record
 * that it holds, calls, and holds every answer to what the specification demands of cards.
 */
final class CdsHooksClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("\\{\\{context\\.([A-Za-z.]+)}}");

    private final RunningRegister register;
    private final Map<String, JsonNode> record;

    /** @param record what the client's FHIR server answers, by the address that is asked (Type/id, or a search's type) */
    CdsHooksClient(RunningRegister register, Map<String, JsonNode> record) {
        this.register = register;
        this.record = record;
    }

    /** GET {base}/cds-services. */
    List<JsonNode> discover() {
        HttpResponse<byte[]> answer = register.get(register.root() + "/cds-services");
        require(answer.statusCode() == 200, "discovery answers 200");
        List<JsonNode> services = list(json(answer).path("services"));
        for (JsonNode service : services) {
            for (String required : List.of("hook", "description", "id")) {
                require(service.path(required).isTextual(), "a service has " + required);
            }
        }
        return services;
    }

    /** Fires a hook at the service that is for it, and returns the cards. */
    List<JsonNode> fire(String hook, ObjectNode context) {
        JsonNode service = discover().stream()
                .filter(one -> one.path("hook").textValue().equals(hook))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no service for " + hook));
        ObjectNode request = JSON.createObjectNode();
        request.put("hook", hook);
        request.put("hookInstance", UUID.randomUUID().toString());
        request.put("fhirServer", "https://ehr.example/fhir");
        request.set("context", context);
        ObjectNode prefetch = request.putObject("prefetch");
        service.path("prefetch").properties().forEach(template -> {
            JsonNode resource = resolve(template.getValue().textValue(), context);
            if (resource != null) {
                prefetch.set(template.getKey(), resource);
            }
        });
        HttpResponse<byte[]> answer = call(service.path("id").textValue(), request.toString());
        require(answer.statusCode() == 200, "a service answers 200: " + RunningRegister.text(answer));
        JsonNode body = json(answer);
        require(body.path("cards").isArray(), "cards is an array, empty or not");
        List<JsonNode> cards = list(body.path("cards"));
        cards.forEach(CdsHooksClient::check);
        return cards;
    }

    HttpResponse<byte[]> call(String service, String body, String... headers) {
        return register.post(register.root() + "/cds-services/" + service, "application/json", body, headers);
    }

    /** POST {base}/cds-services/{service}/feedback. */
    HttpResponse<byte[]> feedback(String service, String body) {
        return call(service + "/feedback", body);
    }

    private @Nullable JsonNode resolve(String template, JsonNode context) {
        StringBuilder address = new StringBuilder();
        Matcher token = TOKEN.matcher(template);
        while (token.find()) {
            JsonNode value = context.path(token.group(1));
            if (!value.isTextual()) {
                return null;
            }
            token.appendReplacement(address, Matcher.quoteReplacement(value.textValue()));
        }
        token.appendTail(address);
        String asked = address.toString();
        return record.get(asked.contains("?") ? asked.substring(0, asked.indexOf('?')) : asked);
    }

    /** The card attributes, and the invariants cds-resp-1 to cds-resp-7 of HL7's model of a response. */
    private static void check(JsonNode card) {
        require(card.path("summary").textValue().length() < 140, "a summary has fewer than 140 characters");
        require(
                Set.of("info", "warning", "critical")
                        .contains(card.path("indicator").textValue()),
                "an indicator");
        require(!card.path("indicator").textValue().equals("critical"), "the register never says critical");
        require(card.path("source").path("label").isTextual(), "a source has a label");
        require(uuid(card.path("uuid")), "a card has a uuid for feedback");
        List<JsonNode> suggestions = list(card.path("suggestions"));
        require(
                suggestions.isEmpty()
                        || Set.of("at-most-one", "any")
                                .contains(card.path("selectionBehavior").textValue()),
                "suggestions come with a selection behavior");
        require(
                suggestions.stream()
                                .filter(one -> one.path("isRecommended").asBoolean())
                                .count()
                        <= 1,
                "cds-resp-1: at most one recommendation");
        for (JsonNode suggestion : suggestions) {
            require(suggestion.path("label").isTextual() && uuid(suggestion.path("uuid")), "a suggestion is named");
            for (JsonNode action : suggestion.path("actions")) {
                require(action.path("description").isTextual(), "an action has a description");
                boolean delete = action.path("type").textValue().equals("delete");
                require(delete != action.path("resource").isObject(), "cds-resp-2: a resource, or what is deleted");
            }
        }
        for (JsonNode link : card.path("links")) {
            require(link.path("label").isTextual(), "a link has a label");
            require(link.path("type").textValue().equals("absolute"), "a link says how it is used");
            require(link.path("url").textValue().matches("https?://.+"), "a link is absolute");
            require(link.path("appContext").isMissingNode(), "cds-resp-3: no app context without an app");
        }
        for (JsonNode reason : card.path("overrideReasons")) {
            for (String required : List.of("system", "code", "display")) {
                require(reason.path(required).isTextual(), "cds-resp-4: an override reason has " + required);
            }
        }
    }

    private static boolean uuid(JsonNode node) {
        return node.isTextual() && UUID.fromString(node.textValue()).toString().equals(node.textValue());
    }

    static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new AssertionError("CDS Hooks 2.0: " + what);
        }
    }
}
