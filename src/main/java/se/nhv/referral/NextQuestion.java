package se.nhv.referral;

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
            String linkId = answer.area().root().inquiry(answer.facts()).first();
            boolean open = linkId != null && answer.openQuestions().contains(linkId);
            String first =
                    open ? linkId : answer.openQuestions().stream().findFirst().orElse(null);
            return with(answer, first, Purpose.CRITERION);
        }
        if (answer.verdict() == Verdict.ELIGIBLE && !answer.exclusions().isEmpty()) {
            return with(answer, answer.exclusions().get(0), Purpose.EXCLUSION);
        }
        if (answer.verdict() == Verdict.ELIGIBLE) {
            return with(answer, action(answer), Purpose.ACTION);
        }
        return with(answer, null, Purpose.CRITERION);
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
