package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.catalogue.Catalogue;
import se.nhv.testing.BaseCatalogue;

/**
 * How many questions it takes to decide, counted exactly: every answer is as likely as its opposite, and every order of asking is
 * tried, so that the best possible order is known. No source says how often an answer is yes.
 */
class AskingCostTest {
    private static final Catalogue CATALOGUE = BaseCatalogue.read();

    /** Sums of halves, quarters and so on: what their additions may differ by. */
    private static final double ROUNDING = 1e-9;

    /** Of eight questions a form expects to show at most six. */
    private static final double MOST_OF_A_FORM = 0.75;

    /** Which question comes next when these may be asked. */
    private interface Order {
        String next(Facts facts, Set<String> open);
    }

    static Stream<String> areas() {
        return CATALOGUE.get(CareAreas.KEY).active().stream()
                .filter(area -> !area.questions().isEmpty())
                .map(CareArea::slug);
    }

    @ParameterizedTest
    @MethodSource("areas")
    void noOrderOfAskingTakesFewerQuestionsThanOurs(String slug) {
        Criterion root = root(slug);
        double best = least(root, start(root), new HashMap<>());
        double ours = expected(
                root,
                start(root),
                (facts, open) -> String.valueOf(root.inquiry(facts).first()));
        double document =
                expected(root, start(root), (facts, open) -> open.iterator().next());
        assertThat(ours).isBetween(best - ROUNDING, best + ROUNDING).isLessThanOrEqualTo(document + ROUNDING);
    }

    /** A form cannot reorder itself, and its conditions can only name one answer each; it still leaves out what is decided. */
    @ParameterizedTest
    @MethodSource("areas")
    void theFormLeavesOutQuestionsUnlessThereIsOnlyOne(String slug) {
        List<QuestionnaireItemComponent> items = criteria(slug);
        double shown = 0;
        for (int n = 0; n < 1 << items.size(); n++) {
            Map<String, Boolean> filled = new HashMap<>();
            for (int i = 0; i < items.size(); i++) {
                if (AskingTest.enabled(items.get(i), filled)) {
                    filled.put(items.get(i).getLinkId(), (n >> i & 1) == 1);
                }
            }
            shown += filled.size();
        }
        double expected = shown / (1 << items.size());
        assertThat(expected).isLessThanOrEqualTo(Math.max(1, items.size() * MOST_OF_A_FORM));
    }

    private static Criterion root(String slug) {
        return CATALOGUE.get(CareAreas.KEY).active(slug).root();
    }

    /** Nothing answered, and an age that leaves the area open. */
    private static Facts start(Criterion root) {
        return Stream.of(40, 9)
                .map(age -> new Facts(Map.of(), Age.of(age)))
                .filter(facts -> root.value(facts) == Truth.UNKNOWN)
                .findFirst()
                .orElseThrow();
    }

    private static double expected(Criterion root, Facts facts, Order order) {
        if (root.value(facts) != Truth.UNKNOWN) {
            return 0;
        }
        String next = order.next(facts, open(root, facts));
        return 1
                + (expected(root, with(facts, next, true), order) + expected(root, with(facts, next, false), order))
                        / 2;
    }

    private static double least(Criterion root, Facts facts, Map<Map<String, Boolean>, Double> known) {
        if (root.value(facts) != Truth.UNKNOWN) {
            return 0;
        }
        Double before = known.get(facts.answers());
        if (before != null) {
            return before;
        }
        double least = Double.MAX_VALUE;
        for (String next : open(root, facts)) {
            double cost = 1
                    + (least(root, with(facts, next, true), known) + least(root, with(facts, next, false), known)) / 2;
            least = Math.min(least, cost);
        }
        known.put(facts.answers(), least);
        return least;
    }

    /** The form's questions that are criteria of the area: neither delimitations nor questions about an action. */
    private static List<QuestionnaireItemComponent> criteria(String slug) {
        Set<String> criteria = open(root(slug), start(root(slug)));
        return CATALOGUE
                .find("Questionnaire", "nhv-fragor-" + slug)
                .orElseThrow()
                .resource(Questionnaire.class)
                .getItem()
                .stream()
                .filter(item -> criteria.contains(item.getLinkId()))
                .toList();
    }

    private static Set<String> open(Criterion root, Facts facts) {
        Set<String> open = new LinkedHashSet<>();
        root.openQuestions(facts, open);
        return open;
    }

    private static Facts with(Facts facts, String linkId, boolean answer) {
        Map<String, Boolean> answers = new HashMap<>(facts.answers());
        answers.put(linkId, answer);
        return new Facts(answers, facts.age());
    }
}
