package se.nhv.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.query.Codes;

/** Codes straight from the CodeSystem and ValueSet resources of an edition. */
final class CatalogueCodes implements Codes {
    private final Catalogue catalogue;

    CatalogueCodes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<Code> below(String system, String code) {
        Set<Code> found = new HashSet<>();
        found.add(new Code(system, code));
        for (CodeSystem each : systems(system)) {
            below(each.getConcept(), code, false, each.getUrl(), found);
        }
        return found;
    }

    private static void below(
            List<ConceptDefinitionComponent> concepts, String code, boolean inside, String system, Set<Code> found) {
        for (ConceptDefinitionComponent concept : concepts) {
            boolean now = inside || concept.getCode().equals(code);
            if (now) {
                found.add(new Code(system, concept.getCode()));
            }
            below(concept.getConcept(), code, now, system, found);
        }
    }

    @Override
    public Set<Code> above(String system, String code) {
        Set<Code> found = new HashSet<>();
        found.add(new Code(system, code));
        for (CodeSystem each : systems(system)) {
            Map<String, String> parents = new HashMap<>();
            parents(each.getConcept(), parents);
            for (String at = code; at != null; at = parents.get(at)) {
                found.add(new Code(each.getUrl(), at));
            }
        }
        return found;
    }

    private static void parents(List<ConceptDefinitionComponent> concepts, Map<String, String> parents) {
        for (ConceptDefinitionComponent concept : concepts) {
            concept.getConcept().forEach(child -> parents.put(child.getCode(), concept.getCode()));
            parents(concept.getConcept(), parents);
        }
    }

    @Override
    public Set<Code> in(String valueSet) {
        ValueSet found = catalogue.all("ValueSet").stream()
                .map(entry -> entry.resource(ValueSet.class))
                .filter(each -> valueSet.equals(each.getUrl()) || valueSet.equals("ValueSet/" + each.getIdPart()))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(Problem.error(se.nhv.problem.Code.UNKNOWN_RESOURCE, "in", valueSet)));
        Set<Code> codes = new HashSet<>();
        found.getCompose()
                .getInclude()
                .forEach(include -> include.getConcept()
                        .forEach(concept -> codes.add(new Code(include.getSystem(), concept.getCode()))));
        return codes;
    }

    private List<CodeSystem> systems(String url) {
        return catalogue.all("CodeSystem").stream()
                .map(CatalogueCodes::system)
                .filter(system -> url.isEmpty() || url.equals(system.getUrl()))
                .toList();
    }

    private static CodeSystem system(Entry entry) {
        return entry.resource(CodeSystem.class);
    }
}
