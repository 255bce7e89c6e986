package se.nhv.web.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.PlanDefinition;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.directory.Label;
import se.nhv.fhir.Systems;
import se.nhv.web.find.FindIndex.Term;
import se.nhv.web.find.FindIndex.Thing;
import se.nhv.web.find.Hit.Kind;
import se.nhv.web.find.Hit.Where;

/** Reads areas and the diagnosis codes of the register, as things that can be found. One use, one thread. */
final class AreaThings {
    private final Catalogue catalogue;
    private final Directory directory;
    private final Concepts criteria;
    private final Map<String, String> diagnoses = new HashMap<>();
    private final Map<String, List<Term>> termsByArea = new HashMap<>();
    private final List<Thing> things = new ArrayList<>();

    AreaThings(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.directory = catalogue.get(Directory.KEY);
        this.criteria = Concepts.of(catalogue, Systems.CRITERION);
    }

    List<Thing> read() {
        Concepts.find(catalogue, Systems.ICD_10_SE).ifPresent(system -> codes(system.getConcept()));
        areaTerms();
        for (Entry entry : catalogue.all("PlanDefinition")) {
            area(entry.resource(PlanDefinition.class));
        }
        return things;
    }

    private void codes(List<ConceptDefinitionComponent> concepts) {
        for (ConceptDefinitionComponent concept : concepts) {
            String name = concept.hasDisplay() ? concept.getDisplay() : concept.getCode();
            diagnoses.put(concept.getCode(), name);
            Label label = new Label(name, name);
            things.add(new Thing(Kind.CODE, concept.getCode(), label, List.of(new Term(Where.DIAGNOSIS, label)), null));
            codes(concept.getConcept());
        }
    }

    private void areaTerms() {
        for (Concept concept : directory.areas().all()) {
            boolean top = concept.parent() == null;
            add(directory.areas().top(concept.code()), top ? Where.NAME : Where.PART, concept.label());
        }
        for (Concept criterion : criteria.all()) {
            String area = criterion.property("area");
            if (area != null) {
                add(area, Where.CRITERION, criterion.label());
            }
        }
        for (Entry entry : catalogue.all("ConceptMap")) {
            for (var group : entry.resource(ConceptMap.class).getGroup()) {
                if (Systems.CRITERION.equals(group.getSource()) && Systems.ICD_10_SE.equals(group.getTarget())) {
                    group.getElement().forEach(this::addDiagnoses);
                }
            }
        }
    }

    private void addDiagnoses(ConceptMap.SourceElementComponent element) {
        Concept criterion = criteria.get(element.getCode());
        String area = criterion == null ? null : criterion.property("area");
        if (area == null) {
            return;
        }
        for (var target : element.getTarget()) {
            String name = diagnoses.get(target.getCode());
            if (name != null) {
                String text = target.getCode() + " " + name;
                add(area, Where.DIAGNOSIS, new Label(text, text));
            }
        }
    }

    private void add(String area, Where where, Label text) {
        termsByArea.computeIfAbsent(area, slug -> new ArrayList<>()).add(new Term(where, text));
    }

    private void area(PlanDefinition plan) {
        Concept concept = plan.getTopic().stream()
                .flatMap(topic -> topic.getCoding().stream())
                .map(coding -> Systems.AREA.equals(coding.getSystem())
                        ? directory.areas().get(coding.getCode())
                        : null)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        if (concept != null) {
            List<Term> terms = termsByArea.getOrDefault(concept.code(), List.of());
            things.add(new Thing(Kind.AREA, plan.getIdElement().getIdPart(), concept.label(), terms, null));
        }
    }
}
