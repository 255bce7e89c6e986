package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * One receiver that the clinician may take with a click (CDS Hooks 2.0, suggestion). Immutable by contract.
 *
 * @param orders the whole draft orders, each with the receiver as its performer: the actions of type update
 */
record Suggestion(String label, UUID uuid, List<ObjectNode> orders) {
    Suggestion {
        orders = List.copyOf(orders);
    }
}
