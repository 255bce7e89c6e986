package se.nhv.web.editor;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.DataAbsentReason;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;

/**
 * A new permit in the form of those that the register has (docs/architecture.md, content): the permit and the service under it.
 * Uptake and limits are not known and not invented.
 */
record PermitResources(Catalogue catalogue, String evidence) {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String UNIT_NOT_STATED = "enhet-ej-angiven";

    /** The service, then the permit that refers to it. */
    List<Resource> resources(Change.NewPermit change) {
        String performer = change.unit() == null ? change.region() : change.unit();
        HealthcareService service = service(change, performer);
        return List.of(service, permit(change, performer, service.getIdElement().getIdPart()));
    }

    private OrganizationAffiliation permit(Change.NewPermit change, String performer, String service) {
        String id = change.area() + "." + change.region().replaceFirst("^region-", "");
        OrganizationAffiliation permit = new OrganizationAffiliation();
        permit.setId(id);
        permit.setLanguage("sv");
        permit.getMeta().addTag(Systems.EVIDENCE, evidence, null);
        permit.addIdentifier().setSystem(Systems.BASE + "/sid/nhv-tillstand").setValue(id);
        if (change.dnr() != null) {
            permit.addIdentifier()
                    .setSystem(Systems.BASE + "/sid/dnr")
                    .setValue(change.dnr())
                    .setAssigner(new Reference().setDisplay("Socialstyrelsen"));
        }
        permit.setActive(true);
        permit.setPeriod(from(change));
        permit.setOrganization(organization(change.region()));
        permit.setParticipatingOrganization(organization(performer));
        permit.addCode(role("tillstand"));
        if (change.unit() == null) {
            permit.addCode(role(UNIT_NOT_STATED));
        }
        permit.addCode(new CodeableConcept(new Coding("http://hl7.org/fhir/organization-role", "provider", null)));
        permit.addSpecialty(area(change.area()));
        permit.addHealthcareService(new Reference("HealthcareService/" + service));
        return permit;
    }

    private HealthcareService service(Change.NewPermit change, String performer) {
        HealthcareService service = new HealthcareService();
        service.setId(change.area() + "." + performer);
        service.setLanguage("sv");
        service.getMeta().addTag(Systems.EVIDENCE, evidence, null);
        service.addIdentifier().setSystem(Systems.BASE + "/sid/nhv-tjanst").setValue(change.area() + "." + performer);
        service.setActive(true);
        Reference provider = organization(performer);
        service.setProvidedBy(provider);
        service.addCategory(programme());
        service.addType(area(change.area()));
        service.setName(area(change.area()).getCoding().get(0).getDisplay() + ", " + provider.getDisplay());
        if (change.unit() != null && catalogue.find("Location", performer).isPresent()) {
            service.addLocation(new Reference("Location/" + performer).setDisplay(provider.getDisplay()));
        }
        service.addProgram(programme());
        service.addCharacteristic(role("tillstand"));
        return service;
    }

    private static Period from(Change.NewPermit change) {
        Period period = new Period();
        if (change.start() == null) {
            period.getStartElement().addExtension(ABSENT, new CodeType(DataAbsentReason.UNKNOWN.toCode()));
        } else {
            period.getStartElement().setValueAsString(change.start());
        }
        return period;
    }

    private Reference organization(String id) {
        String name = catalogue
                .find("Organization", id)
                .map(entry -> entry.resource(Organization.class).getName())
                .orElse(null);
        return new Reference("Organization/" + id).setDisplay(name);
    }

    private CodeableConcept area(String code) {
        Concept area = catalogue.get(Directory.KEY).areas().get(code);
        return new CodeableConcept(new Coding(
                Systems.AREA, code, area == null ? code : area.label().sv()));
    }

    private static CodeableConcept role(String code) {
        return new CodeableConcept(new Coding(Systems.PERMIT_ROLE, code, null));
    }

    private static CodeableConcept programme() {
        return new CodeableConcept(new Coding(Systems.PROGRAM, "nhv", "Nationell högspecialiserad vård"));
    }
}
