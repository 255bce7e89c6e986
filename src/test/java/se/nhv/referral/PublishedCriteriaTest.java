package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.testing.BaseCatalogue;
import se.nhv.testing.RunningRegister;

/** The criteria of every published area: what is evaluated is what is published, and answering more never takes a verdict back. */
class PublishedCriteriaTest {
    private static final Pattern LINK_ID = Pattern.compile("linkId='([^']+)'");
    private static final Pattern CUT = Pattern.compile("linkId='([^']+)'\\)\\.answer\\.value\\.not\\(\\)");

    /** Every combination of yes, no and nothing up to this many; where there are more, so many random ones. */
    private static final int COMBINATIONS = 1 << 12;

    private static final int RANDOM = 5_000;

    /** Each age decides the published limits in another way; null is an age that is not given. */
    private static final Integer[] AGES = {null, 0, 17, 18, 40};

    private static Catalogue catalogue;

    /** An expression with the place where it is published. */
    private record Published(String path, String expression, boolean root) {
        List<String> linkIds() {
            return found(LINK_ID);
        }

        Set<String> cuts() {
            return new LinkedHashSet<>(found(CUT));
        }

        private List<String> found(Pattern pattern) {
            Set<String> found = new LinkedHashSet<>();
            Matcher matcher = pattern.matcher(expression);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return List.copyOf(found);
        }
    }

    @BeforeAll
    static void load() {
        catalogue = BaseCatalogue.read();
    }

    private static List<Published> published() {
        Map<String, Published> byExpression = new HashMap<>();
        for (Entry entry : catalogue.all("PlanDefinition")) {
            PlanDefinition plan = entry.resource(PlanDefinition.class);
            collect(entry.id(), plan.getAction(), true, byExpression);
        }
        return List.copyOf(byExpression.values());
    }

    private static void collect(
            String area, List<PlanDefinitionActionComponent> actions, boolean top, Map<String, Published> into) {
        for (PlanDefinitionActionComponent action : actions) {
            boolean root = top
                    && action.getCode().stream()
                            .flatMap(code -> code.getCoding().stream())
                            .anyMatch(coding -> "regel".equals(coding.getCode()));
            action.getCondition().forEach(condition -> {
                String expression = condition.getExpression().getExpression();
                into.merge(
                        expression,
                        new Published(area + " " + action.getId(), expression, root),
                        (one, other) -> one.root() ? one : other);
            });
            collect(area, action.getAction(), false, into);
        }
    }

    @Test
    void theCompiledCriterionIsWhatHapisFhirPathSays() throws Exception {
        IFhirPath engine = RunningRegister.context().newFhirPath();
        Facts[] asked = {Facts.NONE};
        engine.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public List<IBase> resolveConstant(Object context, String name, ConstantEvaluationMode mode) {
                if (name.endsWith("svar")) {
                    return List.of(response(asked[0].answers()));
                }
                Age age = asked[0].age();
                return age == null ? List.of() : List.of(new IntegerType(age.youngest()));
            }
        });
        List<Published> all = published();
        assertThat(all).hasSizeGreaterThan(50);
        for (Published published : all) {
            Criterion compiled = ExpressionParser.parse(published.expression());
            IFhirPath.IParsedExpression parsed = engine.parse(published.expression());
            for (Facts facts : combinations(published, COMBINATIONS)) {
                asked[0] = facts;
                List<BooleanType> value = engine.evaluate(new QuestionnaireResponse(), parsed, BooleanType.class);
                Truth expected =
                        value.isEmpty() ? Truth.UNKNOWN : Truth.of(value.get(0).booleanValue());
                assertThat(compiled.value(facts))
                        .as("%s with %s", published.path(), facts)
                        .isEqualTo(expected);
            }
        }
    }

    private static QuestionnaireResponse response(Map<String, Boolean> answers) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        answers.forEach((linkId, answer) ->
                response.addItem().setLinkId(linkId).addAnswer().setValue(new BooleanType(answer)));
        return response;
    }

    /** All ways of answering yes, no or nothing, with each age where age matters; random ones when there are too many. */
    private static List<Facts> combinations(Published published, int most) {
        List<String> linkIds = published.linkIds();
        Integer[] ages = published.expression().contains("%alder") ? AGES : new Integer[] {null};
        long all = Math.round(Math.pow(3, linkIds.size())) * ages.length;
        Random random = new Random(published.path().hashCode());
        List<Facts> list = new ArrayList<>();
        for (int n = 0; n < (all <= most ? all : most == COMBINATIONS ? RANDOM : most); n++) {
            long number = all <= most ? n : random.nextLong(all);
            Integer age = ages[(int) (number % ages.length)];
            number /= ages.length;
            Map<String, Boolean> answers = new HashMap<>();
            for (String linkId : linkIds) {
                if (number % 3 > 0) {
                    answers.put(linkId, number % 3 == 1);
                }
                number /= 3;
            }
            list.add(new Facts(answers, age == null ? null : Age.of(age)));
        }
        return list;
    }

    @Test
    void oneMoreAnswerNeverTakesADecidedVerdictBackUnlessADelimitationCuts() {
        for (Published published : published()) {
            Criterion criterion = ExpressionParser.parse(published.expression());
            for (Facts facts : combinations(published, COMBINATIONS)) {
                Truth before = criterion.value(facts);
                for (String linkId : published.linkIds()) {
                    for (boolean answer : new boolean[] {true, false}) {
                        Truth after = criterion.value(with(facts, linkId, answer));
                        boolean cut = before == Truth.TRUE
                                && answer
                                && published.cuts().contains(linkId);
                        assertThat(before == Truth.UNKNOWN || after == before || cut || facts.answered(linkId))
                                .as("%s with %s and then %s=%s", published.path(), facts, linkId, answer)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aQuestionIsOpenExactlyWhenItsAnswerCanStillMatter() {
        for (Published published : published()) {
            Criterion criterion = ExpressionParser.parse(published.expression());
            for (Facts facts : combinations(published, 729)) {
                Set<String> open = new LinkedHashSet<>();
                criterion.openQuestions(facts, open);
                if (criterion.value(facts) != Truth.UNKNOWN) {
                    assertThat(open).as("%s with %s", published.path(), facts).isEmpty();
                }
                assertThat(open)
                        .as("%s with %s", published.path(), facts)
                        .noneMatch(facts::answered)
                        .noneMatch(published.cuts()::contains);
                if (criterion.value(facts) == Truth.UNKNOWN
                        && !published.expression().contains("%alder")) {
                    assertThat(open).as("%s with %s", published.path(), facts).isNotEmpty();
                }
            }
        }
    }

    /** The other half of what an exclusion promises: one that is not listed changes nothing, however the rest is answered. */
    @Test
    void aDelimitationThatIsNotListedCannotChangeTheVerdict() {
        Random random = new Random(1);
        for (Published published : published()) {
            Criterion criterion = ExpressionParser.parse(published.expression());
            for (Facts facts : combinations(published, 300)) {
                Set<String> listed = new LinkedHashSet<>();
                criterion.exclusions(facts, listed);
                for (String cut : published.cuts()) {
                    if (listed.contains(cut) || facts.answered(cut)) {
                        continue;
                    }
                    Facts complete = facts;
                    for (String linkId : published.linkIds()) {
                        complete = complete.answered(linkId) ? complete : with(complete, linkId, random.nextBoolean());
                    }
                    assertThat(criterion.value(with(complete, cut, true)))
                            .as("%s with %s and then %s", published.path(), facts, cut)
                            .isEqualTo(criterion.value(with(complete, cut, false)));
                }
            }
        }
    }

    /** Answers come in any order, in one response or in several. */
    @Test
    void neitherTheOrderOfTheAnswersNorHowTheyAreSentDecidesAnything() {
        Random random = new Random(2);
        for (CareArea area : catalogue.get(CareAreas.KEY).active()) {
            for (int n = 0; n < 50 && !area.questions().isEmpty(); n++) {
                List<QuestionnaireResponseItemComponent> items = new ArrayList<>();
                for (Question question : area.questions()) {
                    if (random.nextInt(4) > 0) {
                        QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
                        item.setLinkId(question.linkId()).addAnswer().setValue(new BooleanType(random.nextBoolean()));
                        items.add(item);
                    }
                }
                DestinationsAnswer inOrder = answer(area, items, false);
                Collections.shuffle(items, random);
                assertThat(answer(area, items, false)).as(area.slug()).isEqualTo(inOrder);
                assertThat(answer(area, items, true)).as(area.slug()).isEqualTo(inOrder);
            }
        }
    }

    /** @param apart each answer in a response of its own, instead of all in one */
    private static DestinationsAnswer answer(
            CareArea area, List<QuestionnaireResponseItemComponent> items, boolean apart) {
        List<QuestionnaireResponse> responses = new ArrayList<>();
        for (QuestionnaireResponseItemComponent item : items) {
            if (apart || responses.isEmpty()) {
                responses.add(new QuestionnaireResponse());
            }
            responses.get(responses.size() - 1).addItem(item.copy());
        }
        return Destinations.answer(
                catalogue,
                new DestinationsQuestion(
                        List.of(),
                        List.of(),
                        List.of(new Token(null, area.slug())),
                        new DestinationsQuestion.Patient(Age.of(17), "12"),
                        responses,
                        LocalDate.of(2026, 11, 22),
                        false));
    }

    private static Facts with(Facts facts, String linkId, boolean answer) {
        Map<String, Boolean> answers = new HashMap<>(facts.answers());
        answers.put(linkId, answer);
        return new Facts(answers, facts.age());
    }
}
