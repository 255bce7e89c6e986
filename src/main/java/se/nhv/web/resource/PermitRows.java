package se.nhv.web.resource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceEligibilityComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.directory.Permit;
import se.nhv.directory.Role;
import se.nhv.directory.Service;
import se.nhv.fhir.FirstCode;
import se.nhv.fhir.Systems;
import se.nhv.web.Address;
import se.nhv.web.Wording;
import se.nhv.web.resource.PermitRow.Detail;

/** Puts permits into words. Made for one request. */
final class PermitRows {
    private final Catalogue catalogue;
    private final Wording wording;
    private final LocalDate day;
    private final Concepts counties;
    private final Concepts roles;
    private final Concepts groups;
    private final Concepts evidence;

    PermitRows(Catalogue catalogue, Wording wording, LocalDate day) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.day = day;
        this.counties = Concepts.of(catalogue, Systems.COUNTY);
        this.groups = Concepts.of(catalogue, Systems.TARGET_GROUP);
        this.roles = Concepts.of(catalogue, Systems.PERMIT_ROLE);
        this.evidence = Concepts.of(catalogue, Systems.EVIDENCE);
    }

    /** The permit as a line about its unit. */
    PermitRow ofUnit(Permit permit) {
        return row(
                permit,
                permit.unit().name(),
                Address.resource("Organization", permit.unit().id()));
    }

    /** The permit as a line about its area. */
    PermitRow ofArea(Permit permit) {
        Concepts areas = catalogue.get(Directory.KEY).areas();
        Concept area = areas.get(permit.area());
        String name = area == null ? permit.area() : wording.name(area.label());
        return row(permit, name, Address.resource("PlanDefinition", areas.top(permit.area())));
    }

    private PermitRow row(Permit permit, String what, String address) {
        boolean own = permit.holder().id().equals(permit.unit().id());
        return new PermitRow(
                what,
                address,
                own ? "" : permit.holder().name(),
                own ? "" : Address.resource("Organization", permit.holder().id()),
                wording.validity(permit.validity(), day),
                permit.validity().on(day).mayApply(),
                details(permit),
                Address.resource("OrganizationAffiliation", permit.id()));
    }

    private List<Detail> details(Permit permit) {
        List<Detail> details = new ArrayList<>();
        for (Role role : Role.values()) {
            Concept concept = roles.get(role.code());
            if (role != Role.PERMIT && permit.roles().contains(role) && concept != null) {
                own(wording.name(concept.label()), details);
            }
        }
        permit.services().forEach(service -> service(service, details));
        Concept seen = evidence.get(permit.evidence());
        own(wording.t("evidence", seen == null ? wording.t("unknown") : wording.name(seen.label())), details);
        details.sort(
                Comparator.comparing(detail -> detail.lang() != null)); // what the page says itself, then sentences
        return details;
    }

    private void service(Service service, List<Detail> details) {
        own(coverage(service.coverage()), details);
        catalogue
                .find("HealthcareService", service.id())
                .map(entry -> entry.resource(HealthcareService.class))
                .ifPresent(resource -> {
                    resource.getEligibility().forEach(eligibility -> limit(eligibility, details));
                    swedish(resource.getComment(), details);
                    swedish(resource.getExtraDetails(), details);
                });
    }

    /** Whom the unit takes, in the page's language, and how the source says it. */
    private void limit(HealthcareServiceEligibilityComponent eligibility, List<Detail> details) {
        Concept group = groups.get(FirstCode.of(eligibility.getCode()));
        if (group != null) {
            own(wording.name(group.label()), details);
        }
        swedish(eligibility.getComment(), details);
    }

    private static void own(String text, List<Detail> details) {
        details.add(new Detail(text, null));
    }

    /** What stands in the resource, which is written in Swedish. */
    private static void swedish(@Nullable String text, List<Detail> details) {
        if (text != null && !text.isBlank()) {
            details.add(new Detail(text, "sv"));
        }
    }

    private String coverage(@Nullable Set<String> codes) {
        if (codes == null) {
            return wording.t("coverage.unknown");
        }
        if (codes.containsAll(catalogue.get(Directory.KEY).geography().countyCodes())) {
            return wording.t("coverage.all");
        }
        String names = new TreeSet<>(codes)
                .stream()
                        .map(code -> {
                            Concept county = counties.get(code);
                            return county == null ? code : wording.name(county.label());
                        })
                        .collect(Collectors.joining(", "));
        return wording.t("coverage", names);
    }
}
