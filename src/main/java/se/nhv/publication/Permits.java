package se.nhv.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Directory;
import se.nhv.publication.overlay.Partner;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.SubPermit;

/** Permits, sub-permits and partners as OrganizationAffiliation (IHE mCSD). */
final class Permits {
    private static final String PERMIT_ID = Systems.BASE + "/sid/nhv-tillstand";

    /** The authority's reference number ("diarienummer") of a decision. */
    private static final String REFERENCE_NUMBER = Systems.BASE + "/sid/dnr";

    private final Directory directory;

    Permits(Directory directory) {
        this.directory = directory;
    }

    /** The permit, then its sub-permits, then its partners. */
    List<OrganizationAffiliation> resources(Area area, Permit permit) {
        List<OrganizationAffiliation> all = new ArrayList<>();
        all.add(permit(area, permit));
        permit.subPermits().forEach(sub -> all.add(subPermit(area, permit, sub)));
        permit.partners().forEach(partner -> all.add(partner(area, permit, partner)));
        return all;
    }

    private OrganizationAffiliation permit(Area area, Permit permit) {
        List<String> roles = Stream.concat(
                        permit.roles().stream(),
                        permit.unit() == null && permit.activities().isEmpty()
                                ? Stream.of("enhet-ej-angiven")
                                : Stream.empty())
                .toList();
        OrganizationAffiliation resource =
                affiliation(permit.id(area.slug()), permit.holder(), permit.performer(), roles, permit.evidence());
        if (permit.dnr() != null) {
            resource.addIdentifier()
                    .setSystem(REFERENCE_NUMBER)
                    .setValue(permit.dnr())
                    .setAssigner(new Reference().setDisplay("Socialstyrelsen"));
        }
        resource.setPeriod(Fhir.period(permit.start(), permit.end()));
        granted(resource, permit.granted());
        resource.addSpecialty(Fhir.concept(Systems.AREA, area.slug(), area.sv()));
        if (permit.activities().isEmpty()) {
            resource.addHealthcareService(Fhir.reference("HealthcareService", permit.serviceId(area.slug())));
        }
        permit.activities()
                .forEach(activity -> resource.addHealthcareService(
                        Fhir.reference("HealthcareService", Services.id(area.slug(), activity.id()))));
        return resource;
    }

    private OrganizationAffiliation subPermit(Area area, Permit permit, SubPermit sub) {
        OrganizationAffiliation resource = affiliation(
                permit.id(sub.concept()),
                permit.holder(),
                permit.performer(),
                List.of("undertillstand"),
                sub.evidence());
        resource.setPeriod(Fhir.period(sub.start(), permit.end()));
        granted(resource, sub.granted());
        resource.addSpecialty(Fhir.concept(Systems.AREA, sub.concept(), Services.title(area, sub.concept())));
        resource.addHealthcareService(Fhir.reference("HealthcareService", permit.serviceId(sub.concept())));
        return resource;
    }

    /** A partner works for the holder's permit and carries its period. */
    private OrganizationAffiliation partner(Area area, Permit permit, Partner partner) {
        OrganizationAffiliation resource = affiliation(
                Permit.id(permit.id(area.slug()), partner.region()),
                permit.holder(),
                partner.region(),
                partner.roles(),
                partner.evidence());
        resource.setPeriod(Fhir.period(permit.start(), permit.end()));
        resource.addSpecialty(Fhir.concept(Systems.AREA, area.slug(), area.sv()));
        resource.addHealthcareService(Fhir.reference("HealthcareService", Services.id(area.slug(), partner.region())));
        partner.activities()
                .forEach(activity -> resource.addHealthcareService(Fhir.reference(
                        "HealthcareService", Services.id(area.slug(), partner.region()) + "." + activity.id())));
        return resource;
    }

    private OrganizationAffiliation affiliation(
            String id, String holder, String performer, List<String> roles, String evidence) {
        OrganizationAffiliation resource = new OrganizationAffiliation();
        resource.setId(id);
        resource.setLanguage("sv");
        Fhir.tag(resource, evidence);
        resource.addIdentifier().setSystem(PERMIT_ID).setValue(id);
        resource.setActive(true);
        resource.setOrganization(organization(holder));
        resource.setParticipatingOrganization(organization(performer));
        roles.forEach(role -> resource.addCode(Fhir.concept(Systems.PERMIT_ROLE, role)));
        resource.addCode(Fhir.concept("http://hl7.org/fhir/organization-role", "provider"));
        return resource;
    }

    private Reference organization(String id) {
        return Fhir.reference("Organization", id).setDisplay(directory.name(id));
    }

    private static void granted(OrganizationAffiliation resource, @Nullable String granted) {
        if (granted != null) {
            resource.addExtension(Fhir.extension(Fhir.GRANTED, new DateType(granted)));
        }
    }
}
