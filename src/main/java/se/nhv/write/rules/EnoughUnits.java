package se.nhv.write.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import se.nhv.fhir.Systems;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.write.Draft;

/**
 * An area has no more known permits than were decided, unless its PlanDefinition says why in a {@code relatedArtifact} of type
 * {@code justification}.
 */
final class EnoughUnits implements Rule {
    private static final String DECIDED = Systems.BASE + "/StructureDefinition/nhv-number-of-units";

    @Override
    public void check(Case given, Consumer<Problem> problems) {
        Set<String> touched = new HashSet<>();
        String at = given.change().path();
        if (given.after() instanceof PlanDefinition plan) {
            touched.addAll(areas(plan));
            at = given.at("extension('" + DECIDED + "')");
        } else if (given.after() instanceof OrganizationAffiliation affiliation) {
            touched.addAll(Permits.areas(affiliation));
            at = given.at("specialty");
        }
        if (touched.isEmpty()) {
            return;
        }
        for (var resource : given.draft().all("PlanDefinition")) {
            PlanDefinition plan = (PlanDefinition) resource;
            if (areas(plan).stream().anyMatch(touched::contains) && !explained(plan)) {
                compare(plan, given.draft(), at, problems);
            }
        }
    }

    private static void compare(PlanDefinition plan, Draft draft, String path, Consumer<Problem> problems) {
        Extension extension = plan.getExtensionByUrl(DECIDED);
        if (extension == null || !(extension.getValue() instanceof PositiveIntType decided) || !decided.hasValue()) {
            return;
        }
        List<String> areas = areas(plan);
        long known = Permits.active(draft)
                .filter(permit -> Permits.hasRole(permit, Permits.PERMIT))
                .filter(permit -> Permits.areas(permit).stream().anyMatch(areas::contains))
                .count();
        if (known > decided.getValue()) {
            problems.accept(Problem.error(Code.TOO_FEW_UNITS, path, decided.getValueAsString(), Long.toString(known))
                    .allowing("relatedArtifact.type = justification"));
        }
    }

    private static List<String> areas(PlanDefinition plan) {
        return plan.getTopic().stream()
                .flatMap(topic -> topic.getCoding().stream())
                .filter(coding -> Systems.AREA.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> coding.getCode())
                .toList();
    }

    private static boolean explained(PlanDefinition plan) {
        return plan.getRelatedArtifact().stream()
                .anyMatch(artifact -> artifact.getType() == RelatedArtifactType.JUSTIFICATION && artifact.hasDisplay());
    }
}
