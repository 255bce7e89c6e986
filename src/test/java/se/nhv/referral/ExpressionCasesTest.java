package se.nhv.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.junit.jupiter.api.Test;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.testing.BaseCatalogue;

/**
 * Writes what our compiled trees say of every published criterion, for another FHIRPath engine to agree with (.ci/fhirpath/run):
 * yes, no and unknown for every question where that is at most 4,096 ways, as many random ways and then some where it is more.
 */
class ExpressionCasesTest {
    private static final Pattern LINK_ID = Pattern.compile("linkId='([^']+)'");
    private static final int ALL_UP_TO = 1 << 12;
    private static final int RANDOM = 5_000;
    private static final Integer[] AGES = {null, 17, 18};
    private static final Boolean[] ANSWERS = {null, false, true};

    @Test
    void everyCriterionIsWrittenDownWithWhatItComesTo() throws IOException {
        Catalogue catalogue = BaseCatalogue.read();
        ArrayNode all = new ObjectMapper().createArrayNode();
        Set<String> seen = new LinkedHashSet<>();
        for (Entry entry : catalogue.all("PlanDefinition")) {
            collect(entry.id(), entry.resource(PlanDefinition.class).getAction(), seen, all);
        }
        Path file = Path.of("target", "fhirpath", "cases.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, all.toString());
        assertThat(all.size()).isGreaterThan(50);
    }

    private static void collect(
            String area, List<PlanDefinitionActionComponent> actions, Set<String> seen, ArrayNode into) {
        for (PlanDefinitionActionComponent action : actions) {
            String expression = action.hasCondition()
                    ? action.getCondition().get(0).getExpression().getExpression()
                    : null;
            if (expression != null && seen.add(expression)) {
                ObjectNode node = into.addObject()
                        .put("path", area + " " + action.getId())
                        .put("expression", expression);
                write(expression, node.putArray("cases"));
            }
            collect(area, action.getAction(), seen, into);
        }
    }

    private static void write(String expression, ArrayNode cases) {
        Criterion compiled = ExpressionParser.parse(expression);
        Set<String> linkIds = new LinkedHashSet<>();
        Matcher matcher = LINK_ID.matcher(expression);
        while (matcher.find()) {
            linkIds.add(matcher.group(1));
        }
        boolean aged = expression.contains("%alder");
        for (Map<String, Boolean> answers : combinations(List.copyOf(linkIds))) {
            for (Integer age : aged ? AGES : new Integer[] {null}) {
                Truth value = compiled.value(new Facts(answers, age == null ? null : Age.of(age)));
                ObjectNode one = cases.addObject();
                ObjectNode given = one.putObject("answers");
                answers.forEach(given::put);
                one.put("age", age);
                one.put("value", value == Truth.UNKNOWN ? "unknown" : Boolean.toString(value == Truth.TRUE));
            }
        }
    }

    private static List<Map<String, Boolean>> combinations(List<String> linkIds) {
        List<Map<String, Boolean>> combinations = new ArrayList<>();
        double ways = Math.pow(ANSWERS.length, linkIds.size());
        Random random = new Random(linkIds.hashCode());
        for (int i = 0; i < (ways <= ALL_UP_TO ? ways : RANDOM); i++) {
            Map<String, Boolean> answers = new LinkedHashMap<>();
            int rest = i;
            for (String linkId : linkIds) {
                Boolean answer = ANSWERS[ways <= ALL_UP_TO ? rest % ANSWERS.length : random.nextInt(ANSWERS.length)];
                rest /= ANSWERS.length;
                if (answer != null) {
                    answers.put(linkId, answer);
                }
            }
            combinations.add(answers);
        }
        return combinations;
    }
}
