package se.nhv.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Activity;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.Directory;
import se.nhv.publication.overlay.Limit;
import se.nhv.publication.overlay.Partner;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.SubPermit;

/** What a unit offers under a permit, as HealthcareService (IHE mCSD): coverage as stated, limits of the unit. */
final class Services {
    private static final String SERVICE_ID = Systems.BASE + "/sid/nhv-tjanst";

    private final Directory directory;

    Services(Directory directory) {
        this.directory = directory;
    }

    /** Id of a partner's service: the area and the region. */
    static String id(String scope, String unit) {
        return scope + "." + unit;
    }

    /** The Swedish name of an area's sub-permit. */
    static String title(Area area, String concept) {
        return area.concepts().stream()
                .filter(candidate -> candidate.code().equals(concept))
                .findFirst()
                .map(Concept::sv)
                .orElseThrow(() -> new IllegalArgumentException("no concept " + concept));
    }

    /** The permit's service, then those of its sub-permits, then those of its partners. */
    List<HealthcareService> resources(Area area, Permit permit) {
        List<HealthcareService> all = new ArrayList<>();
        if (permit.activities().isEmpty()) {
            all.add(own(area, permit));
        }
        permit.activities().forEach(activity -> all.add(shared(area, permit, activity)));
        for (SubPermit sub : permit.subPermits()) {
            HealthcareService service =
                    service(permit.serviceId(sub.concept()), sub.concept(), title(area, sub.concept()), sub.evidence());
            place(service, permit);
            roles(service, List.of("undertillstand"));
            limits(service, permit.eligibility());
            all.add(service);
        }
        permit.partners().forEach(partner -> all.addAll(partners(area, partner)));
        if (permit.end() != null) {
            all.forEach(service -> until(service, permit.end()));
        }
        return all;
    }

    /** R4 gives a service no period: that it is not available after the permit's last day says the same. */
    private static void until(HealthcareService service, String end) {
        Period after = new Period();
        after.getStartElement()
                .setValueAsString(PartialDate.parse(end)
                        .map(day -> day.last().plusDays(1).toString())
                        .orElseThrow(() -> new IllegalArgumentException("no date: " + end)));
        service.addNotAvailable()
                .setDescription("Tillståndet upphör " + end + ".")
                .setDuring(after);
    }

    private HealthcareService own(Area area, Permit permit) {
        String evidence = permit.serviceEvidence() == null ? permit.evidence() : permit.serviceEvidence();
        HealthcareService service = service(permit.serviceId(area.slug()), area.slug(), area.sv(), evidence);
        place(service, permit);
        texts(service, permit.comment(), permit.extra());
        cover(service, permit.coverage());
        limits(service, permit.eligibility());
        roles(service, permit.roles());
        return service;
    }

    /** One unit's part of a shared assignment. */
    private HealthcareService shared(Area area, Permit permit, Activity activity) {
        String provider = activity.provider() == null ? permit.performer() : activity.provider();
        String name = directory.name(provider);
        HealthcareService service = service(id(area.slug(), activity.id()), area.slug(), area.sv(), permit.evidence());
        service.setProvidedBy(Fhir.reference("Organization", provider).setDisplay(name));
        service.addLocation(Fhir.reference("Location", provider).setDisplay(name));
        service.setName(area.sv() + ", " + activity.sv() + ", " + name);
        texts(service, activity.comment(), null);
        limits(service, activity.eligibility());
        roles(service, permit.roles());
        return service;
    }

    /** A partner's service for the whole assignment, and one for each activity that its source lists. */
    private List<HealthcareService> partners(Area area, Partner partner) {
        List<HealthcareService> all = new ArrayList<>();
        String id = id(area.slug(), partner.region());
        String name = directory.name(partner.region());
        HealthcareService whole = service(id, area.slug(), area.sv(), partner.evidence());
        whole.setProvidedBy(Fhir.reference("Organization", partner.region()).setDisplay(name));
        whole.setName(area.sv() + ", " + name);
        texts(whole, partner.comment(), null);
        roles(whole, partner.roles());
        all.add(whole);
        for (Activity activity : partner.activities()) {
            HealthcareService part = service(id + "." + activity.id(), area.slug(), area.sv(), partner.evidence());
            part.setProvidedBy(Fhir.reference("Organization", partner.region()).setDisplay(name));
            part.setName(area.sv() + ", " + activity.sv() + ", " + name);
            texts(part, activity.comment(), null);
            limits(part, activity.eligibility());
            roles(part, partner.roles());
            all.add(part);
        }
        return all;
    }

    private static HealthcareService service(String id, String concept, String title, String evidence) {
        HealthcareService service = new HealthcareService();
        service.setId(id);
        service.setLanguage("sv");
        Fhir.tag(service, evidence);
        service.addIdentifier().setSystem(SERVICE_ID).setValue(id);
        service.setActive(true);
        service.addCategory(Fhir.programme());
        service.addType(Fhir.concept(Systems.AREA, concept, title));
        service.addProgram(Fhir.programme());
        return service;
    }

    /** Who gives the service and where; without a stated hospital only the region is known. */
    private void place(HealthcareService service, Permit permit) {
        String provider = permit.provider() == null ? permit.performer() : permit.provider();
        service.setProvidedBy(Fhir.reference("Organization", provider).setDisplay(directory.name(provider)));
        service.setName(
                service.getTypeFirstRep().getCodingFirstRep().getDisplay() + ", " + directory.name(permit.performer()));
        if (permit.unit() != null) {
            service.addLocation(Fhir.reference("Location", permit.unit()).setDisplay(directory.name(permit.unit())));
        }
    }

    private static void texts(HealthcareService service, @Nullable String comment, @Nullable String extra) {
        if (comment != null) {
            service.setComment(comment);
        }
        if (extra != null) {
            service.setExtraDetails(extra);
        }
    }

    /** The places as stated, and every county in them, so that a plain search by county finds the service. */
    private void cover(HealthcareService service, List<String> coverage) {
        Map<String, String> places = new LinkedHashMap<>();
        for (String place : coverage) {
            directory.groups().stream()
                    .filter(group -> group.id().equals(place))
                    .findFirst()
                    .ifPresentOrElse(
                            group -> {
                                places.put(place, group.name());
                                group.counties().forEach(county -> county(places, county));
                            },
                            () -> county(places, place.replaceFirst("^lan-", "")));
        }
        places.forEach((id, name) ->
                service.addCoverageArea(Fhir.reference("Location", id).setDisplay(name)));
    }

    private void county(Map<String, String> places, String code) {
        places.put("lan-" + code, directory.countyName(code));
    }

    private static void limits(HealthcareService service, List<Limit> limits) {
        for (Limit limit : limits) {
            service.addEligibility()
                    .setCode(Fhir.concept(Systems.TARGET_GROUP, limit.group()))
                    .setComment(limit.comment());
        }
    }

    private static void roles(HealthcareService service, List<String> roles) {
        roles.forEach(role -> service.addCharacteristic(Fhir.concept(Systems.PERMIT_ROLE, role)));
    }
}
