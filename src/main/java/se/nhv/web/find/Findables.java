package se.nhv.web.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.directory.Label;
import se.nhv.fhir.Systems;
import se.nhv.web.find.FindIndex.Term;
import se.nhv.web.find.FindIndex.Thing;
import se.nhv.web.find.Hit.Kind;
import se.nhv.web.find.Hit.Where;

/** Reads what can be found out of a catalogue. One use, one thread. */
final class Findables {
    private final Catalogue catalogue;
    private final Directory directory;
    private final Concepts criteria;
    private final Concepts counties;
    private final Map<String, String> diagnoses = new HashMap<>();
    private final Map<String, List<Term>> termsByArea = new HashMap<>();
    private final List<Thing> things = new ArrayList<>();

    Findables(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.directory = catalogue.get(Directory.KEY);
        this.criteria = Concepts.of(catalogue, Systems.CRITERION);
        this.counties = Concepts.of(catalogue, Systems.COUNTY);
    }

    List<Thing> read() {
        Concepts.find(catalogue, Systems.ICD_10_SE).ifPresent(system -> codes(system.getConcept()));
        areaTerms();
        for (Entry entry : catalogue.all("PlanDefinition")) {
            area(entry.resource(PlanDefinition.class));
        }
        for (Entry entry : catalogue.all("Organization")) {
            organization(entry.id(), entry.resource(Organization.class));
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

    private void organization(String id, Organization organization) {
        Label name = new Label(organization.getName(), organization.getName());
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(Where.NAME, name));
        organization
                .getAlias()
                .forEach(alias -> terms.add(new Term(Where.OTHER_NAME, new Label(alias.getValue(), alias.getValue()))));
        String county = county(id);
        if (county != null) {
            Concept said = counties.get(county);
            if (said != null) {
                terms.add(new Term(Where.OTHER_NAME, said.label()));
            }
            things.add(new Thing(Kind.REGION, id, name, terms, county));
        } else if (isUnit(organization)) {
            things.add(new Thing(Kind.UNIT, id, name, terms, null));
        }
    }

    private @Nullable String county(String region) {
        return directory.geography().countyCodes().stream()
                .filter(code -> {
                    County county = directory.geography().county(code);
                    return county != null && county.region().equals(region);
                })
                .findFirst()
                .orElse(null);
    }

    private static boolean isUnit(Organization organization) {
        return organization.hasPartOf() && (!organization.hasActive() || organization.getActive());
    }
}
