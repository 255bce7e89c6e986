package se.nhv.publication;

import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.ActionGroupingBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.TriggerDefinition;
import org.hl7.fhir.r4.model.TriggerDefinition.TriggerType;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;

/**
 * The criteria tree as PlanDefinition.action: the words of the source, the logic beside them (CPG computable plan definition). A
 * clarification is no action; it stands as documentation on its parent or on the area.
 */
final class Actions {
    private final Area area;
    private final CriteriaTree tree;
    private final Expressions expressions;
    private final Words words;

    Actions(Area area, CriteriaTree tree, Words words) {
        this.area = area;
        this.tree = tree;
        this.expressions = new Expressions(tree, area);
        this.words = words;
    }

    PlanDefinitionActionComponent action(Criterion node) {
        PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
        action.setId(node.linkId());
        extensions(node, action);
        Optional.ofNullable(node.prefix()).ifPresent(action::setPrefix);
        action.setTitle(title(node));
        Fhir.translate(action.getTitleElement(), node.en());
        words.at(node.source(), node.quote()).ifPresent(action::setDescription);
        codes(node, action);
        documentation(node, action);
        trigger(node, action);
        expressions
                .condition(node)
                .ifPresent(expression -> action.addCondition()
                        .setKind(ActionConditionKind.APPLICABILITY)
                        .setExpression(
                                new Expression().setLanguage("text/fhirpath").setExpression(expression)));
        grouping(node, action);
        if (node.is("atgard") || node.is("undertillstand")) {
            action.setDefinition(new CanonicalType(Fhir.canonical("ActivityDefinition", ReferralActivity.ID)));
        }
        tree.children(node).stream()
                .filter(child -> !child.is("fortydligande"))
                .forEach(child -> action.addAction(action(child)));
        return action;
    }

    /** What the node is: the area, sub-area or sub-permit that it stands for, the criterion, its kind. */
    private static void codes(Criterion node, PlanDefinitionActionComponent action) {
        if (node.concept() != null) {
            action.addCode(Fhir.concept(Systems.AREA, node.concept()));
        }
        action.addCode(Fhir.concept(Systems.CRITERION, node.linkId()));
        action.addCode(Fhir.concept(Systems.NODE_KIND, node.kind()));
    }

    /** The short text without the list marker that stands beside it. */
    private static String title(Criterion node) {
        String prefix = node.prefix();
        return prefix != null && node.sv().startsWith(prefix + " ")
                ? node.sv().substring(prefix.length() + 1)
                : node.sv();
    }

    private static void extensions(Criterion node, PlanDefinitionActionComponent action) {
        if (node.units() != null) {
            action.addExtension(Fhir.extension(Fhir.NUMBER_OF_UNITS, new PositiveIntType(node.units())));
        }
        if (node.rule() != null) {
            var combination = action.addExtension().setUrl(Fhir.COMBINATION);
            combination.addExtension(Fhir.extension("method", new CodeType(node.rule())));
            if (node.threshold() != null) {
                combination.addExtension(Fhir.extension("threshold", new IntegerType(node.threshold())));
            }
        }
        if (node.careLevel() != null) {
            action.addExtension(Fhir.extension(Fhir.CARE_LEVEL, Fhir.concept(Systems.CARE_LEVEL, node.careLevel())));
        }
        if (node.editorial()) {
            action.addExtension(Fhir.editorial());
        }
    }

    private void documentation(Criterion node, PlanDefinitionActionComponent action) {
        action.addDocumentation(source(node.source()));
        if (node.remark() != null) {
            action.addDocumentation(new RelatedArtifact()
                    .setType(RelatedArtifactType.JUSTIFICATION)
                    .setLabel("Anmärkning")
                    .setDisplay(node.remark()));
        }
        int number = 0;
        for (Criterion child : tree.children(node)) {
            if (child.is("fortydligande")) {
                number++;
                action.addDocumentation(clarification(child, number));
            }
        }
    }

    /** Where a node stands: a paragraph of a document, or a page that is named but not quoted. */
    private RelatedArtifact source(String label) {
        return Words.document(label)
                .map(document -> new RelatedArtifact()
                        .setType(RelatedArtifactType.DERIVEDFROM)
                        .setLabel(label)
                        .setUrl(Fhir.canonical("DocumentReference", document)))
                .orElseGet(() -> new RelatedArtifact()
                        .setType(RelatedArtifactType.CITATION)
                        .setLabel(label)
                        .setUrl(area.page()));
    }

    /** A clarification: the document's words, or our short text where they may not be quoted. */
    RelatedArtifact clarification(Criterion node, int number) {
        RelatedArtifact artifact = source(node.source())
                .setType(RelatedArtifactType.DOCUMENTATION)
                .setLabel("Förtydligande " + number + " (" + node.source() + ")")
                .setDisplay(words.at(node.source(), node.quote()).orElse(node.sv()));
        artifact.setId(node.linkId());
        return artifact;
    }

    private void trigger(Criterion node, PlanDefinitionActionComponent action) {
        TriggerSets.of(area, tree).stream()
                .filter(set -> set.owner().equals(node.concept()))
                .forEach(set -> {
                    DataRequirement data = new DataRequirement().setType("Condition");
                    data.addCodeFilter().setPath("code").setValueSet(Fhir.canonical("ValueSet", set.id()));
                    action.addTrigger(new TriggerDefinition()
                            .setType(TriggerType.DATAADDED)
                            .addData(data));
                });
    }

    /** Hints for a program that shows the tree to a person; the logic is in the condition. */
    private static void grouping(Criterion node, PlanDefinitionActionComponent action) {
        if (node.rule() != null || node.is("avgransning")) {
            action.setGroupingBehavior(ActionGroupingBehavior.LOGICALGROUP);
        }
        if ("any-of".equals(node.rule()) || "at-least".equals(node.rule())) {
            action.setSelectionBehavior(ActionSelectionBehavior.ONEORMORE);
        }
    }
}
