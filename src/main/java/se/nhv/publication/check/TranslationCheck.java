package se.nhv.publication.check;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import se.nhv.publication.check.Finding.Severity;

/** Finds names, concepts and questions of ours that nobody has translated into English. Pure; one use. */
final class TranslationCheck {
    private static final String OWN_CODES = "/CodeSystem/nhv-";

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings(Iterable<Resource> resources) {
        for (Resource resource : resources) {
            String name = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            if (resource instanceof PlanDefinition plan) {
                text(plan.getTitleElement(), name, "områdets namn");
                actions(plan.getAction(), name);
            } else if (resource instanceof Questionnaire questions) {
                items(questions.getItem(), name);
            } else if (resource instanceof CodeSystem system && system.getUrl().contains(OWN_CODES)) {
                concepts(system.getConcept(), name);
            }
        }
        return findings;
    }

    private void actions(List<PlanDefinitionActionComponent> actions, String name) {
        for (PlanDefinitionActionComponent action : actions) {
            text(action.getTitleElement(), name + " " + action.getId(), "kriteriet");
            actions(action.getAction(), name);
        }
    }

    /** A help text quotes a document in its own language; a question with a code has the code's translation. */
    private void items(List<QuestionnaireItemComponent> items, String name) {
        for (QuestionnaireItemComponent item : items) {
            if (item.getType() != QuestionnaireItemType.DISPLAY && !item.hasCode()) {
                text(item.getTextElement(), name + " " + item.getLinkId(), "frågan");
            }
            items(item.getItem(), name);
        }
    }

    private void concepts(List<ConceptDefinitionComponent> concepts, String name) {
        for (ConceptDefinitionComponent concept : concepts) {
            if (concept.getDesignation().stream().noneMatch(one -> "en".equals(one.getLanguage()))) {
                add(name + " " + concept.getCode(), "saknar engelsk benämning");
            }
            concepts(concept.getConcept(), name);
        }
    }

    private void text(StringType text, String where, String what) {
        if (text.hasValue() && !text.hasExtension()) {
            add(where, what + " saknar engelsk översättning");
        }
    }

    private void add(String where, String words) {
        findings.add(new Finding(Severity.WARNING, "missing-translation", where, words));
    }
}
