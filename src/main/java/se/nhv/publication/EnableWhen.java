package se.nhv.publication;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import se.nhv.publication.overlay.Criterion;

/**
 * When a question is worth asking (FHIR R4, Questionnaire.item.enableWhen), so that a form asks no more than it must.
 *
 * <p>A question waits only for questions that stand before it, so that no answer that is given can be hidden by a later one. An
 * unanswered question hides nothing: it may have been answered by a code.
 */
final class EnableWhen {
    private final CriteriaTree tree;

    EnableWhen(CriteriaTree tree) {
        this.tree = tree;
    }

    /** @param behavior whether all of them must be met, or one is enough */
    private record Conditions(List<QuestionnaireItemEnableWhenComponent> list, EnableWhenBehavior behavior) {}

    /** The item with its conditions; the item itself where there is none. */
    QuestionnaireItemComponent on(QuestionnaireItemComponent item, Criterion asked) {
        Conditions conditions = conditions(asked);
        conditions.list().forEach(item::addEnableWhen);
        if (conditions.list().size() > 1) {
            item.setEnableBehavior(conditions.behavior());
        }
        return item;
    }

    private Conditions conditions(Criterion asked) {
        if (!asked.cuts().isEmpty()) {
            return new Conditions(cutting(asked), EnableWhenBehavior.ANY);
        }
        if (!asked.counts()) {
            return new Conditions(
                    asked.parentId()
                            .map(tree::get)
                            .map(action -> serving(asked, action))
                            .orElseGet(this::beforeTheAreaIsDenied),
                    EnableWhenBehavior.ALL);
        }
        List<QuestionnaireItemEnableWhenComponent> deciding = deciding(asked);
        return deciding.isEmpty()
                ? new Conditions(afterAlternatives(asked), EnableWhenBehavior.ANY)
                : new Conditions(deciding, EnableWhenBehavior.ALL);
    }

    /** A delimitation is pointless once everything that it could take away is denied. */
    private List<QuestionnaireItemEnableWhenComponent> cutting(Criterion delimitation) {
        return delimitation.cuts().stream()
                .map(tree::get)
                .flatMap(cut -> leaves(cut).stream())
                .distinct()
                .map(leaf -> unless(leaf, false))
                .toList();
    }

    /** A question about an action is asked when the criteria that the action also needs are met. */
    private List<QuestionnaireItemEnableWhenComponent> serving(Criterion asked, Criterion action) {
        return action.when().stream()
                .filter(linkId -> !linkId.equals(asked.linkId()))
                .map(tree::get)
                .filter(Criterion::asked)
                .map(criterion -> condition(criterion, QuestionnaireItemOperator.EQUAL, true))
                .toList();
    }

    /** A question about an action of the whole area is pointless once the area itself is denied. */
    private List<QuestionnaireItemEnableWhenComponent> beforeTheAreaIsDenied() {
        return tree.top().stream()
                .filter(node -> node.is("regel"))
                .flatMap(root -> deciders(root, false).stream())
                .map(leaf -> unless(leaf, false))
                .toList();
    }

    /** A criterion is pointless once a part beside it or above it has decided the whole. */
    private List<QuestionnaireItemEnableWhenComponent> deciding(Criterion asked) {
        List<QuestionnaireItemEnableWhenComponent> conditions = new ArrayList<>();
        Criterion node = asked;
        while (node.parentId().isPresent()) {
            Criterion parent = tree.get(node.parentId().get());
            boolean all = "all-of".equals(parent.rule());
            // an answer that calls for a narrower permit is wanted even when the verdict stands
            if (all || asked.concept() == null) {
                for (Criterion sibling : before(node, parent)) {
                    deciders(sibling, !all).forEach(leaf -> conditions.add(unless(leaf, !all)));
                }
            }
            node = parent;
        }
        return conditions;
    }

    /** What must be so beside a list of alternatives is pointless once every one of them is denied. */
    private List<QuestionnaireItemEnableWhenComponent> afterAlternatives(Criterion asked) {
        Criterion parent = asked.parentId().map(tree::get).orElse(null);
        if (parent == null || !"all-of".equals(parent.rule())) {
            return List.of();
        }
        for (Criterion sibling : before(asked, parent)) {
            List<Criterion> alternatives =
                    tree.children(sibling).stream().filter(Criterion::counts).toList();
            if (!"all-of".equals(sibling.rule()) && alternatives.stream().allMatch(Criterion::asked)) {
                return alternatives.stream().map(leaf -> unless(leaf, false)).toList();
            }
        }
        return List.of();
    }

    /** The questions of which one, so answered, decides the node likewise for good. */
    private List<Criterion> deciders(Criterion node, boolean answer) {
        if (answer && !tree.cutsOf(node).isEmpty()) {
            return List.of(); // a delimitation may still take it back
        }
        if (node.asked()) {
            return node.onlyBelowAge() == null ? List.of(node) : List.of();
        }
        List<Criterion> parts =
                tree.children(node).stream().filter(Criterion::counts).toList();
        boolean takesMoreThanOne = "all-of".equals(node.rule()) == answer && parts.size() > 1;
        return takesMoreThanOne
                ? List.of()
                : parts.stream()
                        .flatMap(part -> deciders(part, answer).stream())
                        .toList();
    }

    /** The parts that count beside a node and stand before it. */
    private List<Criterion> before(Criterion node, Criterion parent) {
        List<Criterion> before = new ArrayList<>();
        for (Criterion sibling : tree.children(parent)) {
            if (sibling.linkId().equals(node.linkId())) {
                break;
            }
            if (sibling.counts()) {
                before.add(sibling);
            }
        }
        return before;
    }

    private List<Criterion> leaves(Criterion node) {
        List<Criterion> leaves = new ArrayList<>();
        if (node.asked()) {
            leaves.add(node);
        }
        tree.children(node).stream().filter(Criterion::counts).forEach(child -> leaves.addAll(leaves(child)));
        return leaves;
    }

    private static QuestionnaireItemEnableWhenComponent unless(Criterion criterion, boolean answer) {
        return condition(criterion, QuestionnaireItemOperator.NOT_EQUAL, answer);
    }

    private static QuestionnaireItemEnableWhenComponent condition(
            Criterion criterion, QuestionnaireItemOperator operator, boolean answer) {
        return new QuestionnaireItemEnableWhenComponent()
                .setQuestion(criterion.linkId())
                .setOperator(operator)
                .setAnswer(new BooleanType(answer));
    }
}
