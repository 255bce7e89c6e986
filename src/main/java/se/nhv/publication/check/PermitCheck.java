package se.nhv.publication.check;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.publication.check.Finding.Severity;

/**
 * Looks through the permits, the services that they allow and the areas that they are for. Pure; one use.
 *
 * @param byName every resource, by type and id
 * @param today the day on which permits are to be valid
 */
record PermitCheck(Map<String, Resource> byName, LocalDate today) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Collection<OrganizationAffiliation> permits = all(OrganizationAffiliation.class);
        Set<String> allowed = new HashSet<>();
        Set<String> areas = new HashSet<>();
        for (OrganizationAffiliation permit : permits) {
            parts(permit, findings);
            ended(permit).ifPresent(end -> ended(permit, end, permits, findings));
            permit.getHealthcareService().forEach(service -> allowed.add(service.getReference()));
            permit.getSpecialty().forEach(area -> area.getCoding().forEach(coding -> areas.add(coding.getCode())));
        }
        for (HealthcareService service : all(HealthcareService.class)) {
            if (service.getActive() && !allowed.contains(name(service))) {
                add(findings, Severity.ERROR, "service-without-permit", service, "inget tillstånd pekar på tjänsten");
            }
        }
        for (PlanDefinition area : all(PlanDefinition.class)) {
            if (area.getStatus() == PublicationStatus.ACTIVE
                    && !areas.contains(area.getIdElement().getIdPart())) {
                add(findings, Severity.INFORMATION, "area-without-permit", area, "området har ingen känd innehavare");
            }
        }
        return findings;
    }

    private <T extends Resource> List<T> all(Class<T> type) {
        return byName.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void parts(OrganizationAffiliation permit, List<Finding> findings) {
        boolean unknownUnit = permit.getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .anyMatch(coding -> "enhet-ej-angiven".equals(coding.getCode()));
        if (unknownUnit) {
            add(
                    findings,
                    Severity.INFORMATION,
                    "permit-without-unit",
                    permit,
                    "ingen källa anger vilket sjukhus som utför vården");
        }
        if (!permit.hasHealthcareService()) {
            add(findings, Severity.ERROR, "permit-without-service", permit, "tillståndet har ingen tjänst");
        }
        if (!permit.hasOrganization()) {
            add(findings, Severity.ERROR, "permit-without-holder", permit, "tillståndet har ingen innehavare");
        }
    }

    /** The last day of the permit when it has passed; an end that is known to the month or year lasts it out. */
    private Optional<LocalDate> ended(OrganizationAffiliation permit) {
        return Optional.ofNullable(permit.getPeriod().getEndElement().getValueAsString())
                .map(end -> switch (end.length()) {
                    case 4 -> Year.parse(end).atMonth(12).atEndOfMonth();
                    case 7 -> YearMonth.parse(end).atEndOfMonth();
                    default -> LocalDate.parse(end.substring(0, 10));
                })
                .filter(last -> last.isBefore(today));
    }

    /** A permit that has ended, and what still points at it or offers its care. */
    private void ended(
            OrganizationAffiliation permit,
            LocalDate end,
            Collection<OrganizationAffiliation> permits,
            List<Finding> findings) {
        if (permit.getActive()) {
            add(
                    findings,
                    Severity.ERROR,
                    "ended-permit-active",
                    permit,
                    "tillståndet upphörde " + end + " men är aktivt");
        }
        for (Reference reference : permit.getHealthcareService()) {
            boolean allowed = permits.stream()
                    .filter(other -> ended(other).isEmpty())
                    .flatMap(other -> other.getHealthcareService().stream())
                    .anyMatch(same -> reference.getReference().equals(same.getReference()));
            if (!allowed
                    && byName.get(reference.getReference()) instanceof HealthcareService service
                    && service.getActive()) {
                add(
                        findings,
                        Severity.ERROR,
                        "ended-permit-referenced",
                        service,
                        "tjänsten är aktiv fast dess sista tillstånd upphörde " + end);
            }
        }
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static void add(List<Finding> findings, Severity severity, String code, Resource where, String words) {
        findings.add(new Finding(severity, code, name(where), words));
    }
}
