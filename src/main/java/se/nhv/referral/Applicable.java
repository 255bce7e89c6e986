package se.nhv.referral;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Systems;

/**
 * What of a plan applies to a patient: the answer of {@code PlanDefinition/$apply} (FHIR R4 clinical reasoning; api, section 6), decided
 * by the same engine as {@code $nhv-destinations}. Immutable.
 *
 * @param answer what can be said of the area
 * @param actions the parts of the plan that are true, in its order; none when nothing is
 * @param destinations where the patient may be referred
 * @param open the unanswered questions of the parts that are neither true nor false, then those about actions
 */
public record Applicable(AreaAnswer answer, List<Node> actions, List<Destination> destinations, List<Question> open) {
    /** Kinds of node that are asked or explained but never done. */
    private static final Set<String> NOT_DONE = Set.of(
            "avgransning",
            "avgransning-patient",
            "avgransning-vard",
            "avgransning-konsultation",
            "exempel",
            "fraga",
            "fortydligande");

    /**
     * A part of the plan that applies.
     *
     * @param action as the plan has it, shared: read only
     * @param subPermit the code of nhv-omrade that the action needs a narrower permit of; null for the ordinary permit
     */
    public record Node(
            PlanDefinitionActionComponent action, @Nullable String subPermit, List<Node> parts) {
        public Node {
            parts = List.copyOf(parts);
        }

        /** Whether the plan says that this is a referral. */
        public boolean isReferral() {
            return action.hasDefinition();
        }
    }

    public Applicable {
        actions = List.copyOf(actions);
        destinations = List.copyOf(destinations);
        open = List.copyOf(open);
    }

    /** Applies the plan of the area that the question names, which is exactly one and active. */
    public static Applicable of(Catalogue catalogue, DestinationsQuestion asked) {
        DestinationsAnswer all = Destinations.answer(catalogue, asked);
        String slug = asked.areas().get(0).code();
        AreaAnswer answer = all.areas().stream()
                .filter(one -> one.area().slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the question names no area"));
        PlanDefinition plan = catalogue
                .find("PlanDefinition", answer.area().planId())
                .orElseThrow(() -> new IllegalStateException("an area without its plan"))
                .resource(PlanDefinition.class);
        // an action that stands beside the rule may be true by itself; nothing is done before the rule is
        List<Node> actions = answer.verdict() == Verdict.ELIGIBLE ? top(plan, answer) : List.of();
        List<Destination> destinations = all.destinations().stream()
                .filter(destination -> destination.area().slug().equals(slug))
                .toList();
        return new Applicable(answer, actions, destinations, open(plan, answer));
    }

    /** The top parts; a rule that only gathers sub-areas is not a part of its own, its sub-areas are. */
    private static List<Node> top(PlanDefinition plan, AreaAnswer answer) {
        List<Node> top = new ArrayList<>();
        for (Node node : nodes(plan.getAction(), answer)) {
            boolean gathers = "regel".equals(kind(node.action()))
                    && node.parts().stream().anyMatch(part -> "delomrade".equals(kind(part.action())));
            top.addAll(gathers ? node.parts() : List.of(node));
        }
        return top;
    }

    private static List<Node> nodes(List<PlanDefinitionActionComponent> actions, AreaAnswer answer) {
        List<Node> nodes = new ArrayList<>();
        for (PlanDefinitionActionComponent action : actions) {
            boolean done = !NOT_DONE.contains(String.valueOf(kind(action)));
            if (done && truth(action, answer.facts()) == Truth.TRUE) {
                nodes.add(new Node(action, subPermit(action, answer.area()), nodes(action.getAction(), answer)));
            }
        }
        return nodes;
    }

    /** What the action's condition comes to; an action without one goes with the part that it stands in. */
    private static Truth truth(PlanDefinitionActionComponent action, Facts facts) {
        return action.hasCondition() ? condition(action).value(facts) : Truth.TRUE;
    }

    /** Read here as the catalogue read it when it was built, which refused what is beyond the grammar. */
    private static Criterion condition(PlanDefinitionActionComponent action) {
        return ExpressionParser.parse(
                action.getCondition().get(0).getExpression().getExpression());
    }

    private static List<Question> open(PlanDefinition plan, AreaAnswer answer) {
        Set<String> open = new LinkedHashSet<>();
        Facts facts = answer.facts();
        if (answer.verdict() != Verdict.NOT_NHV) {
            groups(plan.getAction()).forEach(group -> condition(group).openQuestions(facts, open));
            Touched touched =
                    new Touched(answer.area(), List.of(), Set.of(answer.area().slug()));
            SubPermits.openQuestions(touched, facts).forEach(question -> open.add(question.linkId()));
        }
        return answer.area().questions().stream()
                .filter(question -> open.contains(question.linkId()))
                .toList();
    }

    /** The parts that are decided each on its own: the sub-areas of the rule, or the rule itself where it has none. */
    private static List<PlanDefinitionActionComponent> groups(List<PlanDefinitionActionComponent> actions) {
        List<PlanDefinitionActionComponent> groups = new ArrayList<>();
        for (PlanDefinitionActionComponent action : actions) {
            if ("regel".equals(kind(action)) && action.hasCondition()) {
                List<PlanDefinitionActionComponent> subAreas = action.getAction().stream()
                        .filter(part -> "delomrade".equals(kind(part)) && part.hasCondition())
                        .toList();
                groups.addAll(subAreas.isEmpty() ? List.of(action) : subAreas);
            }
        }
        return groups;
    }

    private static @Nullable String subPermit(PlanDefinitionActionComponent action, CareArea area) {
        String concept = PlanReader.code(action.getCode(), Systems.AREA);
        return area.subPermits().stream()
                .map(SubPermit::concept)
                .filter(one -> one.equals(concept))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String kind(PlanDefinitionActionComponent action) {
        return PlanReader.code(action.getCode(), Systems.NODE_KIND);
    }
}
