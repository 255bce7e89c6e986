package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import se.nhv.directory.RoutingId;
import se.nhv.referral.Destination;
import se.nhv.referral.Suitability;

/** Suggestions that set the receiver of orders: only units that may take the patient are offered. Pure but for their names. */
final class Receivers {
    private final String base;
    private final Wording wording;
    private final Supplier<UUID> names;

    Receivers(String base, Wording wording, Supplier<UUID> names) {
        this.base = base;
        this.wording = wording;
        this.names = names;
    }

    /** One suggestion for each unit that may take the patient, in the engine's order. */
    List<Suggestion> suggestions(List<Destination> destinations, List<DraftOrder> orders) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (Destination destination : destinations) {
            if (destination.suitability() == Suitability.ELIGIBLE) {
                suggestions.add(new Suggestion(
                        label(destination),
                        names.get(),
                        orders.stream()
                                .map(order -> addressed(order, destination))
                                .toList()));
            }
        }
        return suggestions;
    }

    private String label(Destination destination) {
        String unit = destination.permit().unit().name();
        return destination.permit().isPartner()
                ? wording.text(
                        "cds.partner", unit, destination.permit().holder().name())
                : unit;
    }

    /** The whole draft order with this one performer; nothing else of it is touched. */
    private ObjectNode addressed(DraftOrder order, Destination destination) {
        ObjectNode copy = order.resource().deepCopy();
        ObjectNode performer = copy.putArray("performer").addObject().put("reference", reference(destination));
        RoutingId id = destination.routingId();
        if (id != null) {
            performer.putObject("identifier").put("system", id.system()).put("value", id.value());
        }
        performer.put("display", destination.permit().unit().name());
        return copy;
    }

    private String reference(Destination destination) {
        return destination.service() == null
                ? base + "/Organization/" + destination.permit().unit().id()
                : base + "/HealthcareService/" + destination.service().id();
    }
}
