package se.nhv.write.rules;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/** Nothing is part of itself, however long the way. */
final class NoCycles implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        Set<ResourceKey> seen = new HashSet<>(Set.of(given.change().key()));
        ResourceKey next = parent(given.after());
        while (next != null) {
            if (!seen.add(next)) {
                problems.accept(Problem.error(Code.CYCLIC_REFERENCE, given.at("partOf"), "partOf", next.reference()));
                return;
            }
            next = parent(given.draft().find(next).orElse(null));
        }
    }

    private static @Nullable ResourceKey parent(@Nullable Resource resource) {
        String reference = null;
        if (resource instanceof Organization organization) {
            reference = organization.getPartOf().getReference();
        } else if (resource instanceof Location location) {
            reference = location.getPartOf().getReference();
        }
        if (resource == null || reference == null) {
            return null;
        }
        IdType id = new IdType(reference);
        boolean named = resource.fhirType().equals(id.getResourceType()) && !id.hasBaseUrl();
        return named && ResourceKey.isId(id.getIdPart()) ? new ResourceKey(resource.fhirType(), id.getIdPart()) : null;
    }
}
