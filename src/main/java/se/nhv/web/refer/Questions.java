package se.nhv.web.refer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.nhv.referral.Question;
import se.nhv.text.Words;
import se.nhv.web.find.Find;
import se.nhv.web.find.Likeness;

/**
 * In which order to ask. What the person typed comes first, and a word that an answer has explained no longer counts; the rest
 * keeps the order that it came in. It only orders: nothing is taken for answered because somebody typed it. Pure.
 */
final class Questions {
    private static final double ALIKE = 0.5;

    private Questions() {}

    /**
     * @param open what may be asked, that which decides most first
     * @param confirmed what was answered with yes
     */
    static List<Question> inOrder(String typed, List<Question> open, List<Question> confirmed) {
        Set<String> words = new HashSet<>(Find.words(typed));
        for (Question question : confirmed) {
            Set<String> said = words(question);
            words.removeIf(word -> said.stream().anyMatch(other -> Likeness.of(word, other) >= ALIKE));
        }
        Map<Question, Double> scores = new HashMap<>();
        for (String word : words) {
            Map<Question, Double> met = new HashMap<>();
            for (Question question : open) {
                double best = words(question).stream()
                        .mapToDouble(other -> Likeness.of(word, other))
                        .max()
                        .orElse(0);
                if (best >= ALIKE) {
                    met.put(question, best);
                }
            }
            // a word that every question holds tells none from another
            double rarity = Math.log(1 + (double) open.size() / Math.max(1, met.size()));
            met.forEach((question, likeness) -> scores.merge(question, likeness * rarity, Double::sum));
        }
        List<Question> ordered = new ArrayList<>(open);
        ordered.sort(Comparator.comparingDouble((Question question) -> scores.getOrDefault(question, 0.0))
                .reversed());
        return ordered;
    }

    private static Set<String> words(Question question) {
        Set<String> words = new HashSet<>(Words.foldedOf(question.label().sv()));
        words.addAll(Words.foldedOf(question.label().en()));
        words.removeIf(Likeness::isEmpty);
        return words;
    }
}
