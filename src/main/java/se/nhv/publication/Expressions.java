package se.nhv.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;

/**
 * The condition of each node as a FHIRPath expression over {@code %svar} (QuestionnaireResponse) and {@code %alder}
 * (completed years, empty when unknown). An unanswered question leaves the value empty, which is how FHIRPath says
 * unknown (FHIRPath 2.0, boolean logic).
 *
 * <p>The grammar is small, so that it can also be compiled: a leaf, {@code (e) and (e)}, {@code (e) or (e)},
 * {@code (e) and iif(answered, not answer, true)} for each delimitation that can cut the node, and a test of the age.
 */
final class Expressions {
    /** More ways to choose than this nobody can read; a definition has a handful of items. */
    private static final int MOST_CHAINS = 200;

    private final CriteriaTree tree;
    private final List<String> areaAges;

    /** @param area whose own age limits, if any, are part of its root */
    Expressions(CriteriaTree tree, Area area) {
        this.tree = tree;
        this.areaAges = ages(area.minAge(), area.maxAge());
    }

    /** The node's condition; none for a heading or an example, which are nobody's condition. */
    Optional<String> condition(Criterion node) {
        if (node.is("exempel") || node.is("avgransning")) {
            return Optional.empty();
        }
        if (node.is("atgard") || node.is("undertillstand")) {
            return action(node);
        }
        return Optional.of(value(node));
    }

    /** The value of a criterion, its cuts included. */
    private String value(Criterion node) {
        List<Criterion> cuts = tree.cutsOf(node);
        String own = ownValue(node);
        if (cuts.isEmpty()) {
            return own;
        }
        return "(" + own + ")"
                + cuts.stream()
                        .map(cut -> " and iif(" + answer(cut) + ".exists(), " + answer(cut) + ".not(), true)")
                        .collect(Collectors.joining());
    }

    private String ownValue(Criterion node) {
        String rule = node.rule();
        if (rule == null) {
            String leaf = leaf(node);
            return node.onlyBelowAge() == null ? leaf : "iif(" + below(node.onlyBelowAge()) + ", " + leaf + ", true)";
        }
        boolean all = rule.equals("all-of");
        List<String> parts = tree.children(node).stream()
                .filter(Criterion::counts)
                .map(this::value)
                .toList();
        int threshold = node.threshold() == null ? 1 : node.threshold();
        List<String> ways = rule.equals("at-least") && threshold > 1 ? combinations(parts, threshold) : parts;
        if (node.is("regel") && !areaAges.isEmpty()) {
            List<String> group = all ? ways : List.of(chain(" or ", ways));
            return chain(
                    " and ", Stream.concat(group.stream(), areaAges.stream()).toList());
        }
        return chain(all ? " and " : " or ", ways);
    }

    /** "At least two of" as the chain of every two: the grammar of the expressions has and and or alone. */
    private static List<String> combinations(List<String> parts, int threshold) {
        if (threshold == 0) {
            return List.of("");
        }
        List<String> chains = new ArrayList<>();
        for (int i = 0; i + threshold <= parts.size(); i++) {
            for (String rest : combinations(parts.subList(i + 1, parts.size()), threshold - 1)) {
                chains.add(rest.isEmpty() ? "(" + parts.get(i) + ")" : "(" + parts.get(i) + ") and " + rest);
            }
        }
        if (chains.size() > MOST_CHAINS) {
            throw new IllegalArgumentException("too many to choose from: " + threshold + " of " + parts.size());
        }
        return chains;
    }

    /** When an action applies: the nodes it waits for, its own answer, its ages, all of them. */
    private Optional<String> action(Criterion node) {
        List<String> parts = new ArrayList<>();
        node.when().forEach(linkId -> parts.add(value(tree.get(linkId))));
        if (node.asked()) {
            parts.add(leaf(node));
        }
        parts.addAll(ages(node.minAge(), node.maxAge()));
        return parts.isEmpty() ? Optional.empty() : Optional.of(chain(" and ", parts));
    }

    private static String chain(String operator, List<String> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a group without criteria");
        }
        return parts.size() == 1
                ? parts.get(0)
                : parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(operator));
    }

    /** The tests of an age: the lower limit counts as reached, the upper as not. */
    private static List<String> ages(@Nullable Integer min, @Nullable Integer max) {
        return Stream.concat(
                        Stream.ofNullable(min).map(age -> "%alder >= " + age),
                        Stream.ofNullable(max).map(Expressions::below))
                .toList();
    }

    private static String below(int age) {
        return "%alder < " + age;
    }

    private static String leaf(Criterion node) {
        return answer(node) + "=true";
    }

    private static String answer(Criterion node) {
        return "%svar.repeat(item).where(linkId='" + node.linkId() + "').answer.value";
    }
}
