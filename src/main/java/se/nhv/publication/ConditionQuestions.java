package se.nhv.publication;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import se.nhv.fhir.Systems;
import se.nhv.publication.ConditionForm.Category;
import se.nhv.publication.ConditionForm.Condition;
import se.nhv.publication.ConditionForm.Group;
import se.nhv.source.conditions.ConditionScope;
import se.nhv.source.template.Slug;

/** The form that a unit answers about the special conditions: a group per heading, a group below for those of some units. */
final class ConditionQuestions {
    private ConditionQuestions() {}

    static String id(ConditionForm form) {
        return "nhv-villkor-" + form.set().area();
    }

    static Questionnaire resource(ConditionForm form) {
        Questionnaire questionnaire = Fhir.describe(
                new Questionnaire(), id(form), form.set().title(), form.set().description());
        Fhir.tag(questionnaire, "dokument");
        questionnaire.setStatus(PublicationStatus.DRAFT);
        questionnaire.addSubjectType("Organization");
        form.categories()
                .forEach(category ->
                        questionnaire.addItem(group(category, form.set().none())));
        return questionnaire;
    }

    private static QuestionnaireItemComponent group(Category category, String none) {
        String code = category.entry().code();
        QuestionnaireItemComponent group = item(code, category.entry().sv(), QuestionnaireItemType.GROUP);
        group.addCode(new Coding().setSystem(SpecialConditions.CATEGORY).setCode(code));
        for (Group conditions : category.groups()) {
            QuestionnaireItemComponent below = conditions.scope().kind() == ConditionScope.Kind.EACH_UNIT
                    ? group
                    : group.addItem()
                            .setLinkId(code + "-" + Slug.of(conditions.scope().words()))
                            .setText(conditions.lead())
                            .setType(QuestionnaireItemType.GROUP);
            conditions.conditions().forEach(condition -> below.addItem(question(condition)));
        }
        if (category.groups().isEmpty()) {
            group.addItem(item(code + "-inga", none, QuestionnaireItemType.DISPLAY));
        }
        return group;
    }

    private static QuestionnaireItemComponent question(Condition condition) {
        QuestionnaireItemComponent item =
                item(condition.entry().code(), condition.entry().sv(), QuestionnaireItemType.BOOLEAN);
        item.addCode(new Coding()
                .setSystem(Systems.CONDITION)
                .setCode(condition.entry().code()));
        return item;
    }

    private static QuestionnaireItemComponent item(String linkId, String text, QuestionnaireItemType type) {
        return new QuestionnaireItemComponent().setLinkId(linkId).setText(text).setType(type);
    }
}
