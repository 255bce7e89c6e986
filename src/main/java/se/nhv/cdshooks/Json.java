package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.nhv.directory.Concept;
import se.nhv.fhir.Systems;

/** Writes the answers of the services as JSON (CDS Hooks 2.0, discovery response and service response). */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Wording wording;

    Json(Wording wording) {
        this.wording = wording;
    }

    /** The services, with what each wants to be sent along. */
    ObjectNode services(String questionnaires) {
        ObjectNode root = NODES.objectNode();
        ArrayNode services = root.putArray("services");
        for (Hook hook : Hook.values()) {
            ObjectNode service = services.addObject();
            service.put("hook", hook.id());
            service.put("id", hook.id());
            service.put("title", wording.text("cds." + hook.id() + ".title"));
            service.put("description", wording.text("cds." + hook.id() + ".description"));
            service.put("usageRequirements", wording.text("cds.usage"));
            ObjectNode prefetch = service.putObject("prefetch");
            prefetch.put("patient", "Patient/{{context.patientId}}");
            prefetch.put("conditions", "Condition?patient={{context.patientId}}&clinical-status=active");
            prefetch.put(
                    "answers",
                    "QuestionnaireResponse?patient={{context.patientId}}&status=completed,amended&questionnaire="
                            + questionnaires);
            if (hook == Hook.ORDER_DISPATCH) {
                prefetch.put("order", "{{context.order}}");
                prefetch.put("performer", "{{context.performer}}");
            }
        }
        return root;
    }

    /** The cards; an empty list is written too. */
    ObjectNode cards(List<Card> cards) {
        ObjectNode root = NODES.objectNode();
        ArrayNode all = root.putArray("cards");
        cards.forEach(card -> all.add(card(card)));
        return root;
    }

    private ObjectNode card(Card card) {
        ObjectNode node = NODES.objectNode();
        node.put("uuid", card.uuid().toString());
        node.put("summary", card.summary());
        node.put("detail", card.detail());
        node.put("indicator", card.indicator().code());
        ObjectNode source = node.putObject("source").put("label", card.source().label());
        if (card.source().url() != null) {
            source.put("url", card.source().url());
        }
        if (!card.suggestions().isEmpty()) {
            node.put("selectionBehavior", "at-most-one");
            ArrayNode suggestions = node.putArray("suggestions");
            card.suggestions().forEach(suggestion -> suggestions.add(suggestion(suggestion)));
        }
        if (!card.overrideReasons().isEmpty()) {
            ArrayNode reasons = node.putArray("overrideReasons");
            card.overrideReasons().forEach(reason -> reasons.add(coding(reason)));
        }
        ArrayNode links = node.putArray("links");
        for (Card.Link link : card.links()) {
            links.addObject().put("label", link.label()).put("url", link.url()).put("type", "absolute");
        }
        return node;
    }

    private ObjectNode suggestion(Suggestion suggestion) {
        ObjectNode node = NODES.objectNode();
        node.put("label", suggestion.label());
        node.put("uuid", suggestion.uuid().toString());
        ArrayNode actions = node.putArray("actions");
        for (ObjectNode order : suggestion.orders()) {
            actions.addObject()
                    .put("type", "update")
                    .put("description", wording.text("cds.set-receiver"))
                    .set("resource", order);
        }
        return node;
    }

    private ObjectNode coding(Concept concept) {
        return NODES.objectNode()
                .put("system", Systems.DISMISSAL)
                .put("code", concept.code())
                .put("display", wording.name(concept.label()));
    }
}
