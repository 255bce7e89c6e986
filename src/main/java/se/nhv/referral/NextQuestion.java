package se.nhv.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;

/**
 * The one question that decides most. Immutable.
 *
 * @param answer what can be said of the area without it
 * @param question null when no answer would change anything
 * @param purpose what its answer would change; null without a question
 */
public record NextQuestion(
        AreaAnswer answer,
        @Nullable Question question,
        @Nullable Purpose purpose) {

    /** What an answer would change. */
    public enum Purpose {
        /** It may decide whether the care is NHV. */
        CRITERION("criterion"),
        /** The care is NHV unless the answer is yes. */
        EXCLUSION("exclusion"),
        /** It says whether a narrower permit is needed. */
        ACTION("action");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What to ask about the area of the question, which names exactly one: what decides first, then what could exclude, then actions. */
    public static NextQuestion of(Catalogue catalogue, DestinationsQuestion asked) {
        DestinationsAnswer all = Destinations.answer(catalogue, asked);
        AreaAnswer answer = all.areas().get(all.areas().size() - 1);
        if (answer.verdict() == Verdict.NEEDS_INFORMATION) {
            return with(answer, bestFirst(answer).stream().findFirst().orElse(null), Purpose.CRITERION);
        }
        if (answer.verdict() == Verdict.ELIGIBLE && !answer.exclusions().isEmpty()) {
            return with(answer, answer.exclusions().get(0), Purpose.EXCLUSION);
        }
        if (answer.verdict() == Verdict.ELIGIBLE) {
            return with(answer, action(answer), Purpose.ACTION);
        }
        return with(answer, null, Purpose.CRITERION);
    }

    /** The open questions of the answer, that which decides most before the others, which keep the order of the decision. */
    public static List<String> bestFirst(AreaAnswer answer) {
        List<String> ordered = new ArrayList<>(answer.openQuestions());
        String best = answer.area().root().inquiry(answer.facts()).first();
        if (best != null && ordered.remove(best)) {
            ordered.add(0, best);
        }
        return ordered;
    }

    private static @Nullable String action(AreaAnswer answer) {
        Touched touched =
                new Touched(answer.area(), List.of(), Set.of(answer.area().slug()));
        return SubPermits.openQuestions(touched, answer.facts()).stream()
                .map(Question::linkId)
                .findFirst()
                .orElse(null);
    }

    private static NextQuestion with(AreaAnswer answer, @Nullable String linkId, Purpose purpose) {
        Question question = answer.area().questions().stream()
                .filter(one -> one.linkId().equals(linkId))
                .findFirst()
                .orElse(null);
        return new NextQuestion(answer, question, question == null ? null : purpose);
    }
}
