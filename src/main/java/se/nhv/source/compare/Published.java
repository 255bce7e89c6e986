package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Systems;
import se.nhv.source.directory.AreaNames;
import se.nhv.source.directory.Directory;

/**
 * What the published content says about regions, units, areas and permits: what documents are read and compared with. Immutable.
 *
 * @param directory the regions and units
 * @param areas the areas' ids by title in lower case
 * @param plans the areas' definitions by id
 * @param permits every permit
 */
public record Published(
        Directory directory,
        Map<String, String> areas,
        Map<String, PlanDefinition> plans,
        List<OrganizationAffiliation> permits) {

    public Published {
        areas = Map.copyOf(areas);
        plans = Map.copyOf(plans);
        permits = List.copyOf(permits);
    }

    /** What these resources say; those of other types are passed over. */
    public static Published of(Iterable<? extends Resource> resources) {
        List<Organization> organizations = new ArrayList<>();
        Map<String, String> areas = new HashMap<>();
        Map<String, PlanDefinition> plans = new HashMap<>();
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
                }
            }
        }
        return new Published(Directory.of(organizations, counties), areas, plans, permits);
    }

    /** The areas by all their names, and by names that are nearly theirs. */
    public AreaNames names() {
        return new AreaNames(
                areas,
                plans.values().stream()
                        .collect(Collectors.toMap(plan -> plan.getIdElement().getIdPart(), PlanDefinition::getTitle)));
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
