package se.nhv.write.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.write.Draft;
import se.nhv.write.Elements;

/** A code of a code system that the register holds completely is one of its codes. */
final class KnownCodes implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        Map<String, Set<String>> codes = new HashMap<>();
        for (Elements.Found<Coding> coding : given.elements().of(Coding.class)) {
            String system = coding.value().getSystem();
            String code = coding.value().getCode();
            if (system == null || code == null) {
                continue;
            }
            Set<String> known = codes.computeIfAbsent(system, url -> codes(given.draft(), url));
            if (!known.isEmpty() && !known.contains(code)) {
                problems.accept(Problem.error(Code.UNKNOWN_CODE, coding.path(), code, system)
                        .nearestTo(Nearest.of(code, known)));
            }
        }
    }

    /** The codes of a complete code system; empty when the register does not hold it, or not completely. */
    private static Set<String> codes(Draft draft, String url) {
        Set<String> codes = new HashSet<>();
        for (Resource resource : draft.all("CodeSystem")) {
            CodeSystem system = (CodeSystem) resource;
            if (url.equals(system.getUrl()) && system.getContent() == CodeSystemContentMode.COMPLETE) {
                collect(system.getConcept(), codes);
            }
        }
        return codes;
    }

    private static void collect(List<ConceptDefinitionComponent> concepts, Set<String> codes) {
        for (ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            collect(concept.getConcept(), codes);
        }
    }
}
