package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;
import se.nhv.source.directory.AreaNames;
import se.nhv.source.directory.Directory;
import se.nhv.source.record.Document;

/**
 * What the published content says about regions, units, areas and permits: what documents are read and compared with. Immutable.
 *
 * @param directory the regions and units
 * @param areas the areas' ids by title in lower case
 * @param plans the areas' definitions by id
 * @param parts the areas' sub-areas and sub-permits by the area's id
 * @param permits every permit
 */
public record Published(
        Directory directory,
        Map<String, String> areas,
        Map<String, PlanDefinition> plans,
        Map<String, List<Part>> parts,
        List<OrganizationAffiliation> permits) {
    private static final String PAGE = "Områdessida";

    /**
     * A sub-area or a sub-permit.
     *
     * @param code of nhv-omrade
     * @param units how many units may give it; null when no number is published
     */
    public record Part(
            String code,
            String title,
            boolean subPermit,
            @Nullable Integer units) {}

    public Published {
        areas = Map.copyOf(areas);
        plans = Map.copyOf(plans);
        parts = Map.copyOf(parts);
        permits = List.copyOf(permits);
    }

    /** What these resources say; those of other types are passed over. */
    public static Published of(Iterable<? extends Resource> resources) {
        List<Organization> organizations = new ArrayList<>();
        Map<String, String> areas = new HashMap<>();
        Map<String, PlanDefinition> plans = new HashMap<>();
        Map<String, List<Part>> parts = new HashMap<>();
        List<OrganizationAffiliation> permits = new ArrayList<>();
        Map<String, String> counties = new HashMap<>();
        for (Resource resource : resources) {
            if (resource instanceof Organization organization) {
                organizations.add(organization);
            } else if (resource instanceof PlanDefinition plan) {
                plans.put(plan.getIdElement().getIdPart(), plan);
                areas.put(
                        plan.getTitle().toLowerCase(Locale.ROOT),
                        plan.getIdElement().getIdPart());
            } else if (resource instanceof Location county
                    && county.hasName()
                    && county.getName().endsWith(" län")) {
                counties.put(
                        county.getManagingOrganization().getReferenceElement().getIdPart(), county.getName());
            } else if (resource instanceof OrganizationAffiliation permit) {
                permits.add(permit);
            } else if (resource instanceof CodeSystem system && Systems.AREA.equals(system.getUrl())) {
                for (ConceptDefinitionComponent area : system.getConcept()) {
                    named(areas, area.getDisplay(), area.getCode());
                    area.getDesignation().forEach(other -> named(areas, other.getValue(), area.getCode()));
                    parts.put(
                            area.getCode(),
                            area.getConcept().stream().map(Published::part).toList());
                }
            }
        }
        return new Published(Directory.of(organizations, counties), areas, plans, parts, permits);
    }

    /** The areas by all their names, and by names that are nearly theirs. */
    public AreaNames names() {
        return new AreaNames(
                areas,
                plans.values().stream()
                        .collect(Collectors.toMap(plan -> plan.getIdElement().getIdPart(), PlanDefinition::getTitle)));
    }

    private static Part part(ConceptDefinitionComponent concept) {
        Integer units = concept.getProperty().stream()
                .filter(property -> property.getCode().equals("decidedUnits"))
                .map(property -> ((IntegerType) property.getValue()).getValue())
                .findFirst()
                .orElse(null);
        boolean subPermit = concept.getProperty().stream()
                .anyMatch(property -> property.getCode().equals("kind")
                        && "undertillstand".equals(property.getValue().primitiveValue()));
        return new Part(concept.getCode(), concept.getDisplay(), subPermit, units);
    }

    /** The same content with these resources in the place of those of the same id. */
    public Published with(Iterable<? extends Resource> resources) {
        Published more = of(resources);
        Map<String, String> titles = new HashMap<>(areas);
        titles.putAll(more.areas);
        Map<String, PlanDefinition> definitions = new HashMap<>(plans);
        definitions.putAll(more.plans);
        Map<String, List<Part>> sections = new HashMap<>(parts);
        sections.putAll(more.parts);
        Map<String, OrganizationAffiliation> all = new LinkedHashMap<>();
        permits.forEach(permit -> all.put(permit.getIdElement().getIdPart(), permit));
        more.permits.forEach(permit -> all.put(permit.getIdElement().getIdPart(), permit));
        return new Published(directory, titles, definitions, sections, List.copyOf(all.values()));
    }

    /** The area's sub-permit that a document's words mean; none when they are near to none, or to two. */
    public Optional<Part> subPermit(String area, String words) {
        PlanDefinition plan = plans.get(area);
        return new SharedWords(plan == null ? "" : plan.getTitle())
                .nearest(
                        words,
                        parts.getOrDefault(area, List.of()).stream()
                                .filter(Part::subPermit)
                                .toList());
    }

    /**
     * The area that a document is about: the one with its title, else the one whose page stands at its address. An address that is
     * the page of several areas names none of them.
     *
     * @param address where the document is; null when it is not known
     */
    public Optional<String> area(Document document, @Nullable String address) {
        if (document.slug() == null || plans.containsKey(document.slug())) {
            return Optional.ofNullable(document.slug());
        }
        Set<String> there = new TreeSet<>();
        plans.forEach((id, plan) -> {
            if (plan.getRelatedArtifact().stream().anyMatch(artifact -> page(artifact, address))) {
                there.add(id);
            }
        });
        return there.size() == 1 ? there.stream().findFirst() : Optional.empty();
    }

    private static boolean page(RelatedArtifact artifact, @Nullable String address) {
        return PAGE.equals(artifact.getLabel())
                && artifact.getUrl() != null
                && artifact.getUrl().equals(address);
    }

    /** An area is found by its title, whole, without what stands in brackets, and without "viss vård". */
    private static void named(Map<String, String> areas, String title, String id) {
        String lower = title.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("\\s*\\([^)]*\\)", "");
        areas.putIfAbsent(lower, id);
        areas.putIfAbsent(bare, id);
        areas.putIfAbsent(bare.replaceFirst(",\\s*viss vård.*$", ""), id);
    }
}
