package se.nhv.referral;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a patient when criteria are evaluated; what is not in it is unknown. Immutable.
 *
 * @param answers linkId to answer
 * @param age null when not given
 */
public record Facts(Map<String, Boolean> answers, @Nullable Age age) {
    public static final Facts NONE = new Facts(Map.of(), null);

    public Facts {
        answers = Map.copyOf(answers);
    }

    public Truth answer(String linkId) {
        Boolean answer = answers.get(linkId);
        return answer == null ? Truth.UNKNOWN : Truth.of(answer);
    }

    public boolean answered(String linkId) {
        return answers.containsKey(linkId);
    }

    public Truth ageBelow(int limit) {
        return age == null ? Truth.UNKNOWN : age.below(limit);
    }

    /** These facts with one more answer; an answer that is already there stands. */
    public Facts withTrue(String linkId) {
        if (answered(linkId)) {
            return this;
        }
        Map<String, Boolean> more = new HashMap<>(answers);
        more.put(linkId, true);
        return new Facts(more, age);
    }
}
