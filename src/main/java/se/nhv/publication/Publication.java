package se.nhv.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.DocumentOverlay;
import se.nhv.publication.overlay.Overlay;
import se.nhv.publication.overlay.Permit;
import se.nhv.source.SourceDocuments;

/**
 * Documents and overlay in, resources out. Pure: the same input gives equal resources in the same order. Not thread-safe;
 * made for one run.
 */
public final class Publication {
    private final Overlay overlay;
    private final Words words;
    private final Provenances provenances;
    private final List<Resource> all = new ArrayList<>();

    private Publication(SourceDocuments documents, Overlay overlay) {
        this.overlay = overlay;
        this.words = new Words(documents, overlay.documents().excerptsOnly());
        this.provenances = new Provenances(words, overlay.addresses());
    }

    /**
     * Every resource that the overlay and the documents give.
     *
     * @throws IllegalArgumentException when the overlay contradicts itself or quotes what the document does not say; the
     *     message names the node or the label
     */
    public static List<Resource> of(SourceDocuments documents, Overlay overlay) {
        Publication publication = new Publication(documents, overlay);
        publication.codeSystems();
        overlay.areas().forEach(publication::area);
        publication.documents(documents);
        return List.copyOf(publication.all);
    }

    /**
     * What one new area adds: its own resources, and the code systems that list every area.
     *
     * @param overlay all areas, the new one among them
     */
    public static List<Resource> draft(Area area, Overlay overlay) {
        Publication publication = new Publication(SourceDocuments.of(Map.of()), overlay);
        publication.all.add(AreaCodes.resource(overlay.areas()));
        publication.all.add(CriterionCodes.resource(overlay.areas()));
        publication.area(area);
        return List.copyOf(publication.all);
    }

    private void codeSystems() {
        all.add(AreaCodes.resource(overlay.areas()));
        all.add(CriterionCodes.resource(overlay.areas()));
        all.add(SmallCodes.terms(overlay.terms(), words));
        all.add(SmallCodes.targetGroups(overlay.targetGroups()));
        all.add(Classification.resource(overlay.diagnoses()));
        all.add(CriterionMap.resource(overlay.areas(), overlay.diagnoses()));
        all.add(ReferralActivity.resource());
    }

    /** What the numbered documents give beside areas: themselves, the figures and the special conditions in them. */
    private void documents(SourceDocuments documents) {
        DocumentOverlay described = overlay.documents();
        all.addAll(NumberedDocuments.resources(described.documents(), documents));
        Results results = new Results(words, provenances);
        described.results().forEach(result -> all.addAll(results.resources(result)));
        SpecialConditions conditions = new SpecialConditions(overlay);
        List<ConditionForm> forms = conditions.forms(documents);
        all.addAll(conditions.resources(forms));
        forms.forEach(form -> all.add(provenances.conditions(form)));
    }

    private void area(Area area) {
        PlanDefinition plan = new CareAreas(words).resource(area);
        all.add(plan);
        all.add(provenances.area(plan, area));
        new Questionnaires(words).resource(area).ifPresent(questionnaire -> {
            all.add(questionnaire);
            all.add(provenances.area(questionnaire, area));
        });
        TriggerSets.of(area, new CriteriaTree(area)).forEach(set -> all.addAll(set.resources()));
        area.permits().forEach(permit -> permit(area, permit));
    }

    private void permit(Area area, Permit permit) {
        List<OrganizationAffiliation> affiliations = new Permits(overlay.directory()).resources(area, permit);
        List<HealthcareService> services = new Services(overlay.directory()).resources(area, permit);
        all.addAll(affiliations);
        all.addAll(services);
        all.addAll(provenances.permits(affiliations, permit));
        all.addAll(provenances.services(services, permit));
    }
}
