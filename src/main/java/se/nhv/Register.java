package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceVersion;
import se.nhv.source.directory.Directory;
import se.nhv.store.content.BaseContent;

/**
 * What the published content says about regions, units, areas and permits: what documents are read and compared with.
 *
 * @param directory the regions and units
 * @param areas the areas' ids by title in lower case
 * @param plans the areas' definitions by id
 * @param permits every permit
 */
record Register(
        Directory directory,
        Map<String, String> areas,
        Map<String, PlanDefinition> plans,
        List<OrganizationAffiliation> permits) {
    private static final Set<String> NEEDED =
            Set.of("Organization", "PlanDefinition", "OrganizationAffiliation", "CodeSystem");

    static Register of(BaseContent content) {
        List<ResourceVersion> versions =
                content.against(Map.of(), Instant.EPOCH).versions();
        Codec codec = new Codec(FhirContext.forR4Cached());
        List<Organization> organizations = new ArrayList<>();
        Map<String, String> areas = new HashMap<>();
        Map<String, PlanDefinition> plans = new HashMap<>();
        List<OrganizationAffiliation> permits = new ArrayList<>();
        for (ResourceVersion version : versions) {
            if (!NEEDED.contains(version.key().type())
                    || (version.key().type().equals("CodeSystem")
                            && !version.key().id().equals("nhv-omrade"))) {
                continue;
            }
            Resource resource = codec.parse(version.json());
            if (resource instanceof Organization organization) {
                organizations.add(organization);
            } else if (resource instanceof PlanDefinition plan) {
                plans.put(plan.getIdElement().getIdPart(), plan);
                areas.put(
                        plan.getTitle().toLowerCase(Locale.ROOT),
                        plan.getIdElement().getIdPart());
            } else if (resource instanceof OrganizationAffiliation permit) {
                permits.add(permit);
            } else if (resource instanceof CodeSystem omrade) {
                for (ConceptDefinitionComponent area : omrade.getConcept()) {
                    named(areas, area.getDisplay(), area.getCode());
                }
            }
        }
        return new Register(Directory.of(organizations), areas, plans, permits);
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
