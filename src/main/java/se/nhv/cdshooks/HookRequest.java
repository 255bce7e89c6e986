package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;
import se.nhv.referral.Token;

/**
 * One call of a service. Immutable; it holds a patient's data and is never stored or logged.
 *
 * @param orders the orders that the hook is about; those of other types than ServiceRequest are not here
 * @param conditions the codes of the patient's active conditions, for orders that state no reason of their own
 * @param patient what is known of the patient
 * @param answers the patient's latest answers to each of the register's questionnaires
 * @param performer who is to perform the orders; null for hooks before dispatch
 */
record HookRequest(
        Hook hook,
        List<DraftOrder> orders,
        List<Token> conditions,
        Person patient,
        List<QuestionnaireResponse> answers,
        @Nullable Performer performer) {

    /**
     * @param birth null when not given
     * @param county the home county as the address has it, a code or a name; null when there is none
     */
    record Person(@Nullable PartialDate birth, @Nullable String county) {}

    /**
     * @param reference as the client gave it
     * @param resources the resources of the client's prefetch that describe it: itself first, then what it points at
     */
    record Performer(String reference, List<ObjectNode> resources) {
        Performer {
            resources = List.copyOf(resources);
        }
    }

    HookRequest {
        orders = List.copyOf(orders);
        conditions = List.copyOf(conditions);
        answers = List.copyOf(answers);
    }
}
