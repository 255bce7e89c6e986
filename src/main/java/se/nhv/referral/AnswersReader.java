package se.nhv.referral;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;

/**
 * Reads what a clinician has answered. One use, one thread.
 *
 * <p>An answer is checked before it is used, because an engine would read a Coding, two answers or a boolean without a value as
 * false, and the text "true" as true: one {@code valueBoolean} for each question, or none, which means unknown.
 */
final class AnswersReader {
    private final CareAreas areas;
    private final Map<String, Boolean> answers = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Problem> faults = new ArrayList<>();

    private AnswersReader(CareAreas areas) {
        this.areas = areas;
    }

    /**
     * What was answered, and what is wrong with it.
     *
     * @param answers linkId to answer, in the order given
     */
    record Read(Map<String, Boolean> answers, List<Problem> faults) {}

    static Read read(CareAreas areas, List<QuestionnaireResponse> responses) {
        AnswersReader reader = new AnswersReader(areas);
        for (int i = 0; i < responses.size(); i++) {
            QuestionnaireResponse response = responses.get(i);
            String path = responses.size() == 1 ? "answers" : "answers[" + i + "]";
            if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
                reader.faults.add(Problem.error(
                        Code.MALFORMED_PARAMETER, path + ".status", "answers", "status=entered-in-error"));
            }
            reader.items(response.getItem(), path);
        }
        return new Read(reader.answers, reader.faults);
    }

    private void items(List<QuestionnaireResponseItemComponent> items, String parent) {
        for (int i = 0; i < items.size(); i++) {
            item(items.get(i), parent + ".item[" + i + "]");
        }
    }

    private void item(QuestionnaireResponseItemComponent item, String path) {
        String linkId = item.hasLinkId() ? item.getLinkId() : "";
        boolean heading = areas.isGroup(linkId) && !item.hasAnswer() && item.hasItem();
        if (areas.question(linkId) != null) {
            answer(linkId, item, path);
        } else if (!heading) {
            faults.add(Problem.error(Code.UNKNOWN_LINK_ID, path + ".linkId", linkId.isEmpty() ? "?" : linkId)
                    .nearestTo(Nearest.of(linkId, areas.linkIds())));
        }
        items(item.getItem(), path);
        for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
            items(answer.getItem(), path + ".answer");
        }
    }

    private void answer(String linkId, QuestionnaireResponseItemComponent item, String path) {
        List<QuestionnaireResponseItemAnswerComponent> given = item.getAnswer();
        boolean wellFormed = seen.add(linkId)
                && (given.isEmpty()
                        || (given.size() == 1
                                && given.get(0).getValue() instanceof BooleanType one
                                && one.getValue() != null));
        if (!wellFormed) {
            faults.add(Problem.error(Code.MALFORMED_ANSWER, path, linkId).allowing("valueBoolean: true, false"));
        } else if (!given.isEmpty()) {
            answers.put(linkId, ((BooleanType) given.get(0).getValue()).getValue());
        }
    }
}
