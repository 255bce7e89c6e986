package se.nhv.web.resource;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.web.resource.AreaView.Condition;
import se.nhv.web.resource.AreaView.Group;

/** What a unit must fulfil: a questionnaire about the unit whose items are the conditions of an area. Pure. */
final class Conditions {
    private Conditions() {}

    /** A group that says what sort of source it is, then the groups of the source; none when no source is known. */
    static List<Group> of(Catalogue catalogue, String area) {
        List<Group> groups = new ArrayList<>();
        for (Entry entry : catalogue.all("Questionnaire")) {
            Questionnaire questionnaire = entry.resource(Questionnaire.class);
            boolean conditions =
                    questionnaire.getSubjectType().stream().anyMatch(type -> "Organization".equals(type.getValue()));
            if (conditions && entry.id().endsWith("-" + area)) {
                groups.add(new Group(questionnaire.getDescription(), List.of()));
                questionnaire.getItem().forEach(group -> groups.add(group(group)));
            }
        }
        return groups;
    }

    private static Group group(QuestionnaireItemComponent group) {
        return new Group(
                group.getText(),
                group.getItem().stream().map(Conditions::condition).toList());
    }

    private static Condition condition(QuestionnaireItemComponent item) {
        return new Condition(
                item.getText(),
                item.getType() == QuestionnaireItemType.BOOLEAN,
                item.getItem().stream().map(Conditions::condition).toList());
    }
}
