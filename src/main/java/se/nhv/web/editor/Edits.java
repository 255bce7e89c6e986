package se.nhv.web.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.fhir.ResourceKey;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.write.Command;
import se.nhv.write.Match;
import se.nhv.write.Target;
import se.nhv.write.Writer;

/**
 * A draft's changes carried out on copies of the register's resources, so that they can be written together. One use, one thread.
 *
 * <p>Longer than others because each kind of change has its resources built here, side by side.
 */
final class Edits implements Change.Visitor<Void> {
    private static final String DECIDED = Systems.BASE + "/StructureDefinition/nhv-number-of-units";

    private final Catalogue catalogue;
    private final Draft draft;
    private final Map<ResourceKey, Resource> edited = new LinkedHashMap<>();

    private Edits(Catalogue catalogue, Draft draft) {
        this.catalogue = catalogue;
        this.draft = draft;
    }

    /**
     * What the register would hold: the changed resources and the new ones.
     *
     * @throws ProblemException when the register no longer holds what the draft would change
     */
    static List<Writer.Item> of(Catalogue catalogue, Draft draft) {
        Edits edits = new Edits(catalogue, draft);
        draft.changes().forEach(change -> change.accept(edits));
        edits.area();
        return edits.edited.entrySet().stream()
                .map(edit -> edits.item(edit.getKey(), edit.getValue()))
                .toList();
    }

    @Override
    public Void units(Change.Units change) {
        belongs(change.area().equals(draft.area()));
        PlanDefinition plan = edit(PlanDefinition.class, "PlanDefinition", change.area());
        var decided = plan.getExtensionByUrl(DECIDED);
        Integer now =
                decided != null && decided.getValue() instanceof PositiveIntType number ? number.getValue() : null;
        expect(Objects.equals(now, change.before()), plan);
        if (decided == null) {
            plan.addExtension(DECIDED, new PositiveIntType(change.after()));
        } else {
            decided.setValue(new PositiveIntType(change.after()));
        }
        Concepts.find(catalogue, Systems.AREA).ifPresent(system -> {
            CodeSystem areas =
                    edit(CodeSystem.class, "CodeSystem", system.getIdElement().getIdPart());
            areas.getConcept().stream()
                    .filter(concept -> concept.getCode().equals(change.area()))
                    .forEach(concept -> decided(concept, change.after()));
        });
        return null;
    }

    private static void decided(ConceptDefinitionComponent concept, int units) {
        concept.getProperty().stream()
                .filter(property -> property.getCode().equals("decidedUnits"))
                .findFirst()
                .orElseGet(() -> concept.addProperty().setCode("decidedUnits"))
                .setValue(new IntegerType(units));
    }

    @Override
    public Void newPermit(Change.NewPermit change) {
        belongs(change.area().equals(draft.area()));
        for (Resource resource : new PermitResources(catalogue, draft.source().evidence()).resources(change)) {
            ResourceKey key =
                    new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart());
            expect(catalogue.find(key).isEmpty() && !edited.containsKey(key), resource);
            edited.put(key, resource);
        }
        return null;
    }

    @Override
    public Void start(Change.Start change) {
        OrganizationAffiliation permit =
                edit(OrganizationAffiliation.class, "OrganizationAffiliation", change.permit());
        expect(Objects.equals(start(permit), change.before()), permit);
        List<Permit> all = catalogue.get(Directory.KEY).permits(draft.area());
        belongs(all.stream().anyMatch(other -> other.id().equals(change.permit())));
        String holder = permit.getOrganization().getReferenceElement().getIdPart();
        all.stream()
                .filter(other -> other.isPartner() && other.holder().id().equals(holder))
                .map(other -> edit(OrganizationAffiliation.class, "OrganizationAffiliation", other.id()))
                .filter(other -> Objects.equals(start(other), change.before()))
                .forEach(other -> begin(other, change.after()));
        begin(permit, change.after());
        return null;
    }

    private static @Nullable String start(OrganizationAffiliation permit) {
        return permit.getPeriod().getStartElement().getValueAsString();
    }

    private static void begin(OrganizationAffiliation permit, String start) {
        Period period = new Period();
        period.getStartElement().setValueAsString(start);
        if (permit.getPeriod().hasEnd()) {
            period.setEndElement(permit.getPeriod().getEndElement());
        }
        permit.setPeriod(period);
    }

    /** The area names its new source, and is in effect from the first day of its first permit. */
    private void area() {
        PlanDefinition plan = edit(PlanDefinition.class, "PlanDefinition", draft.area());
        plan.addRelatedArtifact()
                .setType(RelatedArtifactType.DERIVEDFROM)
                .setLabel(draft.source().id())
                .setUrl(Systems.BASE + "/DocumentReference/" + draft.source().id());
        Stream<OrganizationAffiliation> known = catalogue.get(Directory.KEY).permits(draft.area()).stream()
                .filter(Permit::isOwn)
                .map(permit -> new ResourceKey("OrganizationAffiliation", permit.id()))
                .filter(key -> !edited.containsKey(key))
                .map(key -> catalogue.find(key).orElseThrow().resource(OrganizationAffiliation.class));
        Stream<OrganizationAffiliation> changed = edited.values().stream()
                .filter(OrganizationAffiliation.class::isInstance)
                .map(OrganizationAffiliation.class::cast);
        Stream.concat(known, changed)
                .map(Edits::start)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> plan.getEffectivePeriod().getStartElement().setValueAsString(first));
    }

    /** The copy of a resource that the changes so far have worked on. */
    private <T extends Resource> T edit(Class<T> type, String name, String id) {
        ResourceKey key = new ResourceKey(name, id);
        Resource copy = edited.computeIfAbsent(
                key,
                unknown -> catalogue
                        .find(unknown)
                        .map(entry -> entry.resource().copy())
                        .orElseThrow(() ->
                                new ProblemException(Problem.error(Code.UNKNOWN_RESOURCE, null, unknown.reference()))));
        return type.cast(copy);
    }

    /** A draft is about one area: its approver reads no further. */
    private static void belongs(boolean toTheArea) {
        if (!toTheArea) {
            throw new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, "change", "change", "area"));
        }
    }

    private static void expect(boolean asBefore, Resource resource) {
        if (!asBefore) {
            String reference =
                    resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            throw new ProblemException(Problem.error(Code.CONFLICT, null, reference));
        }
    }

    private Writer.Item item(ResourceKey key, Resource resource) {
        Match match = catalogue
                .find(key)
                .map(Entry::versionId)
                .map(version -> Match.version(Integer.toString(version)))
                .orElse(Match.NONE);
        return new Writer.Item(new Command.Update(new Target.Named(key), resource, match));
    }

    /** References to what the items write. */
    static List<String> references(List<Writer.Item> items) {
        List<String> references = new ArrayList<>();
        for (Writer.Item item : items) {
            if (item.command() instanceof Command.Update update && update.target() instanceof Target.Named named) {
                references.add(named.key().reference());
            }
        }
        return references;
    }
}
