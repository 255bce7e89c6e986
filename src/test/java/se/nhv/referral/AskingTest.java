package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.nhv.catalogue.Catalogue;
import se.nhv.testing.BaseCatalogue;

/** A doctor is asked no more than needed, in the form and one question at a time, and loses nothing by it. */
class AskingTest {
    private static final Catalogue CATALOGUE = BaseCatalogue.read();
    private static final int PATIENTS = 400;
    private static final Age CHILD = Age.of(9);

    static Stream<String> areas() {
        return CATALOGUE.get(CareAreas.KEY).active().stream()
                .filter(area -> !area.questions().isEmpty())
                .map(CareArea::slug);
    }

    @ParameterizedTest
    @MethodSource("areas")
    void theQuestionsThatTheFormHidesWouldNotHaveChangedTheVerdict(String slug) {
        Questionnaire form = CATALOGUE
                .find("Questionnaire", "nhv-fragor-" + slug)
                .orElseThrow()
                .resource(Questionnaire.class);
        Random random = new Random(slug.hashCode());
        int shown = 0;
        for (int i = 0; i < PATIENTS; i++) {
            Map<String, Boolean> truth = patient(form, random);
            Map<String, Boolean> filled = new LinkedHashMap<>();
            for (QuestionnaireItemComponent item : form.getItem()) {
                if (enabled(item, filled)) {
                    filled.put(item.getLinkId(), truth.get(item.getLinkId()));
                }
            }
            shown += filled.size();
            assertThat(verdict(slug, filled)).as("%s", truth).isEqualTo(verdict(slug, truth));
        }
        assertThat(shown).isLessThanOrEqualTo(PATIENTS * form.getItem().size());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void askingTheBestQuestionFirstTakesNoMoreQuestionsThanTheOrderOfTheDocument(String slug) {
        Questionnaire form = CATALOGUE
                .find("Questionnaire", "nhv-fragor-" + slug)
                .orElseThrow()
                .resource(Questionnaire.class);
        Random random = new Random(slug.hashCode());
        int best = 0;
        int inOrder = 0;
        for (int i = 0; i < PATIENTS; i++) {
            Map<String, Boolean> truth = patient(form, random);
            best += asked(slug, truth, true);
            inOrder += asked(slug, truth, false);
        }
        assertThat(best).isLessThanOrEqualTo(inOrder);
    }

    @ParameterizedTest
    @CsvSource({"ryggmargsskador, rygg-u2, rygg-3", "hogisoleringsvard, hogiso-u1, hogiso-1"})
    void aNarrowerPermitIsNotAskedAboutOnceTheAreaIsDenied(String slug, String action, String criterion) {
        Questionnaire form = CATALOGUE
                .find("Questionnaire", "nhv-fragor-" + slug)
                .orElseThrow()
                .resource(Questionnaire.class);
        QuestionnaireItemComponent item = form.getItem().stream()
                .filter(one -> one.getLinkId().equals(action))
                .findFirst()
                .orElseThrow();
        assertThat(enabled(item, Map.of())).isTrue();
        assertThat(enabled(item, Map.of(criterion, true))).isTrue();
        assertThat(enabled(item, Map.of(criterion, false))).isFalse();
    }

    /** How many questions about criteria it takes until the verdict stands. */
    private static int asked(String slug, Map<String, Boolean> truth, boolean best) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        int count = 0;
        while (true) {
            NextQuestion next = NextQuestion.of(CATALOGUE, question(slug, answers));
            if (next.question() == null || next.purpose() != NextQuestion.Purpose.CRITERION) {
                return count;
            }
            String linkId = best
                    ? next.question().linkId()
                    : next.answer().openQuestions().get(0);
            answers.put(linkId, truth.get(linkId));
            count++;
        }
    }

    private static Map<String, Boolean> patient(Questionnaire form, Random random) {
        Map<String, Boolean> truth = new LinkedHashMap<>();
        form.getItem().forEach(item -> truth.put(item.getLinkId(), random.nextBoolean()));
        return truth;
    }

    private static Verdict verdict(String slug, Map<String, Boolean> answers) {
        return Destinations.answer(CATALOGUE, question(slug, answers))
                .areas()
                .get(0)
                .verdict();
    }

    private static DestinationsQuestion question(String slug, Map<String, Boolean> answers) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        answers.forEach((linkId, answer) ->
                response.addItem().setLinkId(linkId).addAnswer().setValue(new BooleanType(answer)));
        return new DestinationsQuestion(
                List.of(),
                List.of(),
                List.of(new Token(null, slug)),
                new DestinationsQuestion.Patient(CHILD, null),
                List.of(response),
                LocalDate.of(2026, 11, 22),
                false);
    }

    /** FHIR R4's meaning of enableWhen, for boolean answers. */
    static boolean enabled(QuestionnaireItemComponent item, Map<String, Boolean> filled) {
        List<Boolean> met = new ArrayList<>();
        for (QuestionnaireItemEnableWhenComponent when : item.getEnableWhen()) {
            @Nullable Boolean answer = filled.get(when.getQuestion());
            boolean same =
                    Boolean.valueOf(when.getAnswerBooleanType().booleanValue()).equals(answer);
            met.add(when.getOperator() == QuestionnaireItemOperator.EQUAL ? same : !same);
        }
        if (item.getEnableBehavior() == EnableWhenBehavior.ANY) {
            return met.contains(true);
        }
        return !met.contains(false);
    }
}
