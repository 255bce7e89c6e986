package se.nhv.referral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.TriggerDefinition;
import org.hl7.fhir.r4.model.UsageContext;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.Systems;

/** Reads one PlanDefinition (docs/architecture.md, content) into a {@link CareArea}. One use, one thread. */
final class PlanReader {
    private static final String VALUE_SET = "/ValueSet/";

    private final Concepts areas;
    private final Concept area;
    private final PlanDefinition plan;
    private final List<SubPermit> subPermits = new ArrayList<>();
    private final Map<String, String> valueSets = new HashMap<>();
    private Criterion root = new Criterion.NotStated();

    PlanReader(Concepts areas, Concept area, PlanDefinition plan) {
        this.areas = areas;
        this.area = area;
        this.plan = plan;
    }

    CareArea read(List<Question> questions, List<Concept> notes) {
        each(plan.getAction(), this::readAction);
        for (PlanDefinitionActionComponent action : plan.getAction()) {
            if ("regel".equals(code(action.getCode(), Systems.NODE_KIND))) {
                root = condition(action);
            }
        }
        areas.all().stream()
                .filter(concept -> isSubPermit(concept) && area.code().equals(areas.top(concept.code())))
                .filter(concept ->
                        subPermits.stream().noneMatch(known -> known.concept().equals(concept.code())))
                .forEach(concept -> subPermits.add(
                        new SubPermit(concept.code(), new Criterion.NotStated(), concept.number("decidedUnits"))));
        if (valueSets.isEmpty()) {
            plan.getRelatedArtifact().stream()
                    .filter(artifact -> artifact.getType() == RelatedArtifactType.DEPENDSON)
                    .map(RelatedArtifact::getResource)
                    .filter(resource -> resource != null && resource.contains(VALUE_SET))
                    .findFirst()
                    .ifPresent(set ->
                            valueSets.put(area.code(), Canonical.parse(set).url()));
        }
        String canonical = new Canonical(plan.getUrl(), plan.getVersion()).toString();
        return new CareArea(
                area,
                plan.getIdElement().getIdPart(),
                canonical,
                root,
                ageLimit(),
                questions,
                subPermits,
                notes,
                valueSets);
    }

    private void readAction(PlanDefinitionActionComponent action) {
        Criterion condition = condition(action);
        String concept = code(action.getCode(), Systems.AREA);
        Concept named = areas.get(concept);
        boolean subPermit = named != null && isSubPermit(named);
        if (named != null && subPermit) {
            subPermits.add(new SubPermit(named.code(), condition, named.number("decidedUnits")));
        }
        for (TriggerDefinition trigger : action.getTrigger()) {
            for (DataRequirement data : trigger.getData()) {
                data.getCodeFilter().stream()
                        .filter(filter -> filter.hasValueSet())
                        .forEach(filter -> valueSets.put(
                                concept == null || subPermit ? area.code() : concept,
                                Canonical.parse(filter.getValueSet()).url()));
            }
        }
    }

    /** What the action's condition says; without one the action says nothing that could be evaluated. */
    private Criterion condition(PlanDefinitionActionComponent action) {
        Criterion criterion = new Criterion.NotStated();
        for (PlanDefinitionActionConditionComponent condition : action.getCondition()) {
            String path = "PlanDefinition/" + plan.getIdElement().getIdPart() + " action '" + action.getId() + "'";
            if (!"text/fhirpath".equals(condition.getExpression().getLanguage())) {
                throw CareAreasReader.refused(path, "a condition is written in text/fhirpath");
            }
            try {
                criterion = ExpressionParser.parse(
                        String.valueOf(condition.getExpression().getExpression()));
            } catch (IllegalArgumentException beyond) {
                throw CareAreasReader.refused(path, String.valueOf(beyond.getMessage()));
            }
        }
        return criterion;
    }

    private static boolean isSubPermit(Concept concept) {
        return "undertillstand".equals(concept.property("kind"));
    }

    private AgeLimit ageLimit() {
        return plan.getUseContext().stream()
                .filter(context -> "age".equals(context.getCode().getCode()))
                .filter(UsageContext::hasValueRange)
                .map(UsageContext::getValueRange)
                .map(range -> new AgeLimit(years(range, true), years(range, false)))
                .findFirst()
                .orElse(AgeLimit.NONE);
    }

    private static @Nullable Integer years(Range range, boolean low) {
        Quantity bound = low ? range.getLow() : range.getHigh();
        return bound.hasValue() ? Integer.valueOf(bound.getValue().intValue()) : null;
    }

    private static void each(
            List<PlanDefinitionActionComponent> actions, Consumer<PlanDefinitionActionComponent> visit) {
        for (PlanDefinitionActionComponent action : actions) {
            visit.accept(action);
            each(action.getAction(), visit);
        }
    }

    /** The first code of a system among concepts; null when there is none. */
    static @Nullable String code(List<CodeableConcept> concepts, String system) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }
}
