package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.referral.Token;

/**
 * The codes in an order's reasons and in conditions. A coding without a system means nothing here: the same letters are codes of
 * many systems. A condition that is refuted or was entered in error is no reason.
 */
final class Reasons {
    private static final Set<String> UNTRUE = Set.of("refuted", "entered-in-error");
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

    private Reasons() {}

    /** The codes of an order's own reasons, each once. */
    static List<Token> of(ObjectNode order, Prefetched prefetched) {
        List<Token> codes = new ArrayList<>();
        order.path("reasonCode").forEach(concept -> add(concept, codes));
        for (JsonNode reference : order.path("reasonReference")) {
            ObjectNode target = target(order, Prefetched.text(reference, "reference"), prefetched);
            if (target != null && "Condition".equals(Prefetched.text(target, "resourceType")) && !untrue(target)) {
                add(target.path("code"), codes);
            }
        }
        return codes.stream().distinct().toList();
    }

    /** The codes of the patient's conditions that are not over. */
    static List<Token> active(List<ObjectNode> conditions) {
        List<Token> codes = new ArrayList<>();
        for (ObjectNode condition : conditions) {
            boolean over = codings(condition.path("clinicalStatus")).stream().anyMatch(token -> OVER.contains(token));
            if (!over && !untrue(condition)) {
                add(condition.path("code"), codes);
            }
        }
        return codes.stream().distinct().toList();
    }

    private static @Nullable ObjectNode target(ObjectNode order, @Nullable String reference, Prefetched prefetched) {
        if (reference == null) {
            return null;
        }
        if (!reference.startsWith("#")) {
            return prefetched.find(reference);
        }
        for (JsonNode contained : order.path("contained")) {
            if (contained instanceof ObjectNode inside
                    && reference.substring(1).equals(Prefetched.text(inside, "id"))) {
                return inside;
            }
        }
        return null;
    }

    private static boolean untrue(ObjectNode condition) {
        return codings(condition.path("verificationStatus")).stream().anyMatch(UNTRUE::contains);
    }

    private static List<String> codings(JsonNode concept) {
        List<String> codes = new ArrayList<>();
        for (JsonNode coding : concept.path("coding")) {
            String code = Prefetched.text(coding, "code");
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static void add(JsonNode concept, List<Token> codes) {
        for (JsonNode coding : concept.path("coding")) {
            String system = Prefetched.text(coding, "system");
            String code = Prefetched.text(coding, "code");
            if (system != null && code != null) {
                codes.add(new Token(system, code));
            }
        }
    }
}
