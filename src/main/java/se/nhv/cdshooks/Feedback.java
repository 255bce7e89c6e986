package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * What became of cards (CDS Hooks 2.0, feedback): counted by service and outcome, and nothing else of it is kept, for comments are
 * free text about a patient. Thread-safe.
 */
public final class Feedback {
    /** What a clinician did with a card. */
    public enum Outcome {
        ACCEPTED("accepted"),
        OVERRIDDEN("overridden");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }
    }

    private final Map<Hook, Map<Outcome, LongAdder>> counts = new EnumMap<>(Hook.class);

    public Feedback() {
        for (Hook hook : Hook.values()) {
            Map<Outcome, LongAdder> ofHook = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                ofHook.put(outcome, new LongAdder());
            }
            counts.put(hook, ofHook);
        }
    }

    /** How many cards of a service have come to this outcome since the start. */
    public long count(Hook hook, Outcome outcome) {
        return adder(hook, outcome).sum();
    }

    /**
     * Counts what a client reports, all of it or, when something is wrong, nothing.
     *
     * @throws ProblemException with everything that is wrong
     */
    void add(Hook hook, ObjectNode body) {
        List<Problem> faults = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        JsonNode all = body.path("feedback");
        if (!all.isArray()) {
            faults.add(Problem.error(Code.MISSING_PARAMETER, "feedback", "feedback")
                    .allowing("[ … ]"));
        }
        for (int i = 0; i < all.size(); i++) {
            JsonNode one = all.get(i);
            String path = "feedback[" + i + "]";
            for (String name : List.of("card", "outcomeTimestamp")) {
                if (Prefetched.text(one, name) == null) {
                    faults.add(Problem.error(Code.MISSING_PARAMETER, path + "." + name, path + "." + name));
                }
            }
            Outcome outcome = outcome(Prefetched.text(one, "outcome"));
            if (outcome == null) {
                faults.add(Problem.error(Code.MALFORMED_PARAMETER, path + ".outcome", path + ".outcome", "…")
                        .allowing("accepted, overridden"));
            } else {
                outcomes.add(outcome);
            }
            JsonNode taken = one.path("acceptedSuggestions");
            if (outcome == Outcome.ACCEPTED && !taken.isArray()) {
                String at = path + ".acceptedSuggestions";
                faults.add(Problem.error(Code.MISSING_PARAMETER, at, at).allowing("[{\"id\": \"…\"}]"));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(faults);
        }
        outcomes.forEach(outcome -> adder(hook, outcome).increment());
    }

    private LongAdder adder(Hook hook, Outcome outcome) {
        Map<Outcome, LongAdder> ofHook = counts.getOrDefault(hook, Map.of());
        return ofHook.getOrDefault(outcome, new LongAdder());
    }

    private static @Nullable Outcome outcome(@Nullable String code) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        return null;
    }
}
