package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.referral.Token;

/**
 * A ServiceRequest that is being written, kept exactly as it came. Immutable by contract: nobody may change the resource.
 *
 * @param codes the codes of its own reasons: reasonCode, and the Conditions that reasonReference points at
 * @param date the day that the care is meant for; null when the order does not say
 */
record DraftOrder(
        ObjectNode resource, List<Token> codes, @Nullable LocalDate date) {
    DraftOrder {
        codes = List.copyOf(codes);
    }
}
