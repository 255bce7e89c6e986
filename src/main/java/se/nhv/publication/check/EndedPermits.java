package se.nhv.publication.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceNotAvailableComponent;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.publication.check.Finding.Severity;

/**
 * Permits that have ended, and what still points at them or offers their care. A permit whose services say from when they are not
 * available stays, so that questions about earlier days have their answer. Pure.
 *
 * @param byName the resources by type and id
 */
record EndedPermits(Collection<Resource> resources, Map<String, Resource> byName) {

    /** @param end the last day, which has passed */
    List<Finding> of(OrganizationAffiliation permit, LocalDate end) {
        List<Finding> findings = new ArrayList<>();
        List<String> offered = permit.getHealthcareService().stream()
                .filter(reference -> offered(permit, reference))
                .map(Reference::getReference)
                .toList();
        offered.forEach(service -> findings.add(new Finding(
                Severity.ERROR,
                "ended-permit-referenced",
                service,
                "tjänsten är aktiv fast dess enda tillstånd upphörde " + end)));
        if (permit.getActive()) {
            boolean told = offered.isEmpty() && permit.hasHealthcareService();
            findings.add(new Finding(
                    told ? Severity.INFORMATION : Severity.ERROR,
                    told ? "ended-permit" : "ended-permit-active",
                    permit.fhirType() + "/" + permit.getIdElement().getIdPart(),
                    "tillståndet upphörde " + end
                            + (told ? "; det står kvar för frågor om tidigare dagar" : " men är aktivt")));
        }
        return findings;
    }

    private boolean offered(OrganizationAffiliation permit, Reference reference) {
        return onlyOf(permit, reference)
                && byName.get(reference.getReference()) instanceof HealthcareService service
                && service.getActive()
                && service.getNotAvailable().stream().noneMatch(forGood());
    }

    /** Not available from a day on, with no day when it is available again. */
    private static Predicate<HealthcareServiceNotAvailableComponent> forGood() {
        return absence -> absence.getDuring().hasStart() && !absence.getDuring().hasEnd();
    }

    private boolean onlyOf(OrganizationAffiliation permit, Reference service) {
        return resources.stream()
                .filter(one -> one instanceof OrganizationAffiliation && one != permit)
                .map(OrganizationAffiliation.class::cast)
                .noneMatch(other -> other.getHealthcareService().stream()
                        .anyMatch(same -> service.getReference().equals(same.getReference())));
    }
}
