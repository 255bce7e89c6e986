package se.nhv.publication;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stored conditions, evaluated by HAPI's own FHIRPath engine: true, false, and empty for unknown. {@code yes} and
 * {@code no} list the answered questions; every other question is unanswered.
 */
class ConditionsTest {

    @ParameterizedTest(name = "{0} {1}: yes {2}, no {3}, age {4} gives {5}")
    @CsvSource(textBlock = """
                    # two of the three additional criteria denied, the third unanswered: unknown
                    net-binjure, net-a-1, net-a-1-0, , , unknown
                    net-binjure, net-a-1, net-a-1-0 net-a-1-1, , , true
                    net-binjure, net-a-1, net-a-1-0, net-a-1-1 net-a-1-2, , unknown
                    net-binjure, net-a-1, net-a-1-0, net-a-1-1 net-a-1-2 net-a-1-3, , false
                    net-binjure, net-a-1, , net-a-1-0, , false
                    net-binjure, net-a, , net-a-1-0 net-a-1-1 net-a-1-2 net-a-1-3 net-a-2 net-a-3 net-a-4, , false
                    # A and B stand beside each other
                    net-binjure, net, , net-a-1-0 net-a-2 net-a-3 net-a-4 net-b-1, , false
                    net-binjure, net, , net-a-1-0 net-a-2 net-a-3 net-a-4, , unknown
                    net-binjure, net, net-b-1, , , true
                    # a delimitation cuts only what it contradicts, and only when answered with yes
                    net-binjure, net, net-a-4 net-a-x4, , , true
                    net-binjure, net-a-2, net-a-2 net-a-x4, , , false
                    net-binjure, net-a-2, net-a-2, net-a-x2 net-a-x4 net-a-x6, , true
                    net-binjure, net-a-2, net-a-2, , , true
                    net-binjure, net-a-2, net-a-x2, , , false
                    net-binjure, net-a-3, net-a-3 net-a-x4, , , true
                    net-binjure, net-a-3, net-a-3 net-a-x6, , , false
                    # valve surgery: the criterion and the wish for the surgery
                    net-binjure, net-klaff, net-a-1-1 net-klaff-aktuell, , , true
                    net-binjure, net-klaff, net-klaff-aktuell, , , unknown
                    net-binjure, net-klaff, net-klaff-aktuell, net-a-1-1, , false
                    dysmeli, dysmeli, dysmeli-1, , , true
                    dysmeli, dysmeli, dysmeli-1 dysmeli-x2, , , false
                    dysmeli, dysmeli-a3, dysmeli-1 dysmeli-x2, , , false
                    dysmeli, dysmeli, , , , unknown
                    avancerad-backenkirurgi, bk, bk-4, , , true
                    avancerad-backenkirurgi, bk-remiss, , bk-1 bk-2 bk-3 bk-4, , unknown
                    # the month of a child's injury counts for children only
                    ryggmargsskador, rygg, rygg-1 rygg-3, rygg-4, 40, true
                    ryggmargsskador, rygg, rygg-1 rygg-3, rygg-4, , true
                    ryggmargsskador, rygg, rygg-1 rygg-3, , 17, unknown
                    ryggmargsskador, rygg, rygg-1 rygg-3 rygg-4, , 17, true
                    ryggmargsskador, rygg, rygg-1 rygg-3, rygg-4, 17, false
                    ryggmargsskador, rygg-u1, , , 17, true
                    ryggmargsskador, rygg-u1, , , 18, false
                    ryggmargsskador, rygg-u1, , , , unknown
                    ryggmargsskador, rygg-u2, rygg-u2, , , true
                    # the area's own age limit: missing is unknown
                    kroniska-lungsjukdomar-hos-barn, barnlunga, barnlunga-0 barnlunga-1, , 17, true
                    kroniska-lungsjukdomar-hos-barn, barnlunga, barnlunga-0 barnlunga-1, , 18, false
                    kroniska-lungsjukdomar-hos-barn, barnlunga, barnlunga-0 barnlunga-1, , , unknown
                    kroniska-lungsjukdomar-hos-barn, barnlunga, , , 18, false
                    kroniska-lungsjukdomar-hos-barn, barnlunga, barnlunga-0 barnlunga-1 barnlunga-x3, , 3, false
                    kroniska-lungsjukdomar-hos-barn, barnlunga, barnlunga-0 barnlunga-4 barnlunga-x2, , 3, unknown
                    systemisk-amyloidos, amyl, amyl-2b-3, , , true
                    systemisk-amyloidos, amyl, , amyl-1 amyl-2a amyl-2b-1 amyl-2b-2, , unknown
                    konsdysfori, kd-a4, kd-1, , 17, false
                    konsdysfori, kd-a4, kd-1, , 18, true
                    svarbehandlade-atstorningar, atst, atst-2-0 atst-2-1 atst-2-2, , , true
                    svarbehandlade-atstorningar, atst, atst-1-0 atst-1-1, atst-2-0, , unknown
                    svarbehandlade-atstorningar, atst, atst-2-0 atst-2-1 atst-2-2 atst-x1, , , false
                    plexus-brachialis, plexus, , , , unknown
                    psc, psc, psc-1, , , true
                    """)
    void aConditionHasThreeValues(
            String area, String node, @Nullable String yes, @Nullable String no, @Nullable Integer age, String value) {
        PlanDefinition plan = Published.plan(area);
        PlanDefinitionActionComponent action = Published.action(plan, node);
        String expression = action.getConditionFirstRep().getExpression().getExpression();
        assertThat(value(expression, answers(yes, no), age)).isEqualTo(value);
    }

    private static QuestionnaireResponse answers(@Nullable String yes, @Nullable String no) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        answer(response, yes, true);
        answer(response, no, false);
        return response;
    }

    private static void answer(QuestionnaireResponse response, @Nullable String linkIds, boolean value) {
        if (linkIds != null) {
            for (String linkId : linkIds.split(" ")) {
                response.addItem().setLinkId(linkId).addAnswer().setValue(new BooleanType(value));
            }
        }
    }

    private static String value(String expression, QuestionnaireResponse answers, @Nullable Integer age) {
        IFhirPath engine = Published.CONTEXT.newFhirPath();
        engine.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public List<IBase> resolveConstant(@Nullable Object context, String name, ConstantEvaluationMode mode) {
                return switch (name.replace("%", "")) {
                    case "svar" -> List.of(answers);
                    case "alder" -> age == null ? List.of() : List.of(new IntegerType(age));
                    default -> throw new IllegalArgumentException(name);
                };
            }
        });
        Optional<BooleanType> found = engine.evaluateFirst(answers, expression, BooleanType.class);
        return found.map(truth -> String.valueOf(truth.booleanValue())).orElse("unknown");
    }
}
