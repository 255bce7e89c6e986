package se.nhv.provider.referral;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.ActionGroupingBehavior;
import org.hl7.fhir.r4.model.RequestGroup.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.RequestGroup.RequestIntent;
import org.hl7.fhir.r4.model.RequestGroup.RequestStatus;
import se.nhv.problem.Language;
import se.nhv.problem.Outcomes;
import se.nhv.problem.Problem;
import se.nhv.referral.Applicable;
import se.nhv.referral.Applicable.Node;
import se.nhv.referral.Destination;
import se.nhv.referral.Suitability;

/**
 * Builds the CarePlan that {@code $apply} answers with: a RequestGroup of the parts that are true, and a ServiceRequest for each unit
 * that may do what a part asks for (FHIR R4, PlanDefinition/$apply). Nothing of it is stored. One use, one thread.
 */
final class CarePlanShape {
    private static final String GROUP = "plan";
    private static final String MESSAGES = "messages";

    private final CarePlan plan = new CarePlan();
    private final RequestGroup group = new RequestGroup();
    private final ReferralShape referrals;
    private final Applicable applicable;
    private final Reference subject;
    private int proposals;

    CarePlanShape(Applicable applicable, ReferralShape referrals, Reference subject) {
        this.applicable = applicable;
        this.referrals = referrals;
        this.subject = subject;
    }

    /** @param messages what the client should know; empty when there is nothing to say */
    CarePlan carePlan(ApplyContext context, List<Problem> messages, Outcomes outcomes, Language language) {
        CanonicalType canonical = new CanonicalType(applicable.answer().area().plan());
        plan.setStatus(CarePlanStatus.DRAFT)
                .setIntent(CarePlanIntent.PROPOSAL)
                .setSubject(subject)
                .setInstantiatesCanonical(List.of(canonical))
                .setTitle(referrals.name(applicable.answer().area()));
        group.setStatus(RequestStatus.DRAFT)
                .setIntent(RequestIntent.PROPOSAL)
                .setSubject(subject)
                .setInstantiatesCanonical(List.of(canonical.copy()));
        group.setId(GROUP);
        plan.addContained(group);
        for (Node node : applicable.actions()) {
            group.addAction(action(node, !hasReferral(applicable.actions())));
        }
        plan.addActivity().setReference(new Reference("#" + GROUP));
        used(context);
        if (!messages.isEmpty()) {
            OperationOutcome outcome = outcomes.of(messages, language);
            outcome.setId(MESSAGES);
            plan.addContained(outcome);
            plan.addExtension("http://hl7.org/fhir/StructureDefinition/cqf-messages", new Reference("#" + MESSAGES));
        }
        return plan;
    }

    /** Who uses the plan, for whom and when, as the client said it. */
    private void used(ApplyContext context) {
        if (context.encounter() != null) {
            plan.setEncounter(new Reference(context.encounter()));
            group.setEncounter(new Reference(context.encounter()));
        }
        if (context.practitioner() != null) {
            plan.setAuthor(new Reference(context.practitioner()));
            group.setAuthor(new Reference(context.practitioner()));
        }
        if (context.organization() != null) {
            plan.addContributor(new Reference(context.organization()));
        }
    }

    private static boolean hasReferral(List<Node> nodes) {
        return nodes.stream().anyMatch(node -> node.isReferral() || hasReferral(node.parts()));
    }

    /** @param proposes whether the part stands for the referral, because no part below or beside it does */
    private RequestGroupActionComponent action(Node node, boolean proposes) {
        RequestGroupActionComponent action = new RequestGroupActionComponent();
        action.setId(node.action().getId());
        action.setPrefix(node.action().getPrefix()).setTitle(node.action().getTitle());
        node.action().getCode().forEach(code -> action.addCode(code.copy()));
        for (Node part : node.parts()) {
            action.addAction(action(part, false));
        }
        if (node.isReferral() || proposes) {
            propose(action, node);
        }
        if (!action.getAction().isEmpty() && !action.hasGroupingBehavior()) {
            action.setGroupingBehavior(ActionGroupingBehavior.LOGICALGROUP);
        }
        return action;
    }

    /** One unit that may take the patient stands as the action's own request; of several the referring doctor chooses one. */
    private void propose(RequestGroupActionComponent action, Node node) {
        List<Destination> eligible = applicable.destinations().stream()
                .filter(destination -> destination.suitability() == Suitability.ELIGIBLE)
                .toList();
        if (eligible.size() == 1 && action.getAction().isEmpty()) {
            action.setResource(proposal(eligible.get(0), node));
            return;
        }
        List<RequestGroupActionComponent> choices = new ArrayList<>();
        for (Destination destination : eligible) {
            RequestGroupActionComponent choice = new RequestGroupActionComponent();
            choice.setTitle(destination.permit().unit().name());
            choice.setResource(proposal(destination, node));
            choices.add(choice);
        }
        if (action.getAction().isEmpty()) {
            choices.forEach(action::addAction);
            action.setSelectionBehavior(ActionSelectionBehavior.ATMOSTONE);
        } else if (!choices.isEmpty()) {
            RequestGroupActionComponent choose = action.addAction();
            choose.setTitle(referrals.text("cds.set-receiver"));
            choose.setGroupingBehavior(ActionGroupingBehavior.LOGICALGROUP);
            choose.setSelectionBehavior(ActionSelectionBehavior.ATMOSTONE);
            choices.forEach(choose::addAction);
        }
    }

    private Reference proposal(Destination destination, Node node) {
        proposals++;
        String id = "remiss-" + proposals;
        var request = referrals.request(applicable.answer(), destination, subject);
        request.setId(id);
        request.setCode(new CodeableConcept().setText(node.action().getTitle()));
        plan.addContained(request);
        return new Reference("#" + id);
    }
}
