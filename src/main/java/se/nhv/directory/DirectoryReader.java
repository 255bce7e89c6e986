package se.nhv.directory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.PartialDate;
import se.nhv.fhir.Systems;

/** Reads the resources of a catalogue into a {@link Directory}. One use, one thread. */
final class DirectoryReader {
    private static final String GRANTED = Systems.BASE + "/StructureDefinition/nhv-granted";

    private final Catalogue catalogue;
    private final Concepts groups;
    private final Geography geography;
    private final Set<String> referredTo = new HashSet<>();

    DirectoryReader(Catalogue catalogue, Geography geography) {
        this.catalogue = catalogue;
        this.groups = Concepts.of(catalogue, Systems.TARGET_GROUP);
        this.geography = geography;
    }

    Directory read() {
        Map<String, List<Permit>> permits = new HashMap<>();
        for (Entry entry : catalogue.all("OrganizationAffiliation")) {
            OrganizationAffiliation affiliation = entry.resource(OrganizationAffiliation.class);
            for (String area : codes(affiliation.getSpecialty(), Systems.AREA)) {
                permits.computeIfAbsent(area, code -> new ArrayList<>()).add(permit(entry.id(), area, affiliation));
            }
        }
        return new Directory(Concepts.of(catalogue, Systems.AREA), geography, permits, referredTo);
    }

    private Permit permit(String id, String area, OrganizationAffiliation affiliation) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        codes(affiliation.getCode(), Systems.PERMIT_ROLE)
                .forEach(code -> Role.of(code).ifPresent(roles::add));
        Unit holder = unit(affiliation.getOrganization());
        Unit unit =
                affiliation.hasParticipatingOrganization() ? unit(affiliation.getParticipatingOrganization()) : holder;
        List<Service> offered = affiliation.getHealthcareService().stream()
                .flatMap(reference -> service(reference.getReferenceElement().getIdPart()).stream())
                .toList();
        String evidence = affiliation.getMeta().getTag().stream()
                .filter(tag -> Systems.EVIDENCE.equals(tag.getSystem()) && tag.hasCode())
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
        return new Permit(id, area, roles, holder, unit, validity(affiliation, unit), offered, evidence);
    }

    private static Validity validity(OrganizationAffiliation affiliation, Unit unit) {
        boolean active = (!affiliation.hasActive() || affiliation.getActive()) && unit.active();
        Extension granted = affiliation.getExtensionByUrl(GRANTED);
        PartialDate grantedOn = granted == null ? null : date(granted.getValue().primitiveValue());
        if (!affiliation.hasPeriod()) {
            return new Validity(active, null, null, grantedOn);
        }
        var period = affiliation.getPeriod();
        return new Validity(active, date(period.getStartElement()), date(period.getEndElement()), grantedOn);
    }

    private static @Nullable PartialDate date(BaseDateTimeType element) {
        return date(element.getValueAsString());
    }

    /** A dateTime's day: the time of day is not part of any permit. */
    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null
                ? null
                : PartialDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                        .orElse(null);
    }

    private Unit unit(Reference reference) {
        String id = reference.getReferenceElement().getIdPart();
        return find("Organization", id)
                .map(entry -> entry.resource(Organization.class))
                .map(found -> new Unit(
                        id,
                        found.hasName() ? found.getName() : id,
                        !found.hasActive() || found.getActive(),
                        routingId(found.getIdentifier())))
                .orElse(new Unit(id, id, true, null));
    }

    /** The service with this id, when there is one that is in use. */
    private Optional<Service> service(String id) {
        return find("HealthcareService", id)
                .map(entry -> entry.resource(HealthcareService.class))
                .filter(found -> !found.hasActive() || found.getActive())
                .map(found -> service(id, found));
    }

    private Optional<Entry> find(String type, String id) {
        referredTo.add(type + "/" + id);
        return catalogue.find(type, id);
    }

    private Service service(String id, HealthcareService service) {
        Set<String> coverage = service.hasCoverageArea() ? new HashSet<>() : null;
        if (coverage != null) {
            for (Reference place : service.getCoverageArea()) {
                coverage.addAll(geography.countiesIn(place.getReferenceElement().getIdPart()));
            }
        }
        List<TargetGroup> taken = service.getEligibility().stream()
                .flatMap(eligibility -> codes(List.of(eligibility.getCode()), Systems.TARGET_GROUP).stream())
                .map(this::group)
                .toList();
        return new Service(id, coverage, taken, routingId(service.getIdentifier()));
    }

    private static @Nullable RoutingId routingId(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(one -> Systems.HSA_ID.equals(one.getSystem()) && one.hasValue())
                .findFirst()
                .map(one -> new RoutingId(one.getSystem(), one.getValue()))
                .orElse(null);
    }

    private TargetGroup group(String code) {
        Concept concept = groups.get(code);
        return concept == null
                ? new TargetGroup(code, null, null, null)
                : new TargetGroup(
                        code, concept.number("minAge"), concept.number("maxAge"), concept.property("withoutSubPermit"));
    }

    private static List<String> codes(List<CodeableConcept> concepts, String system) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .toList();
    }
}
