package se.nhv.search.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.fhir.Systems;

/**
 * A directory that never was: organizations in a tree, places, services, affiliations, areas, with every oddity that data
 * have (missing values, partial dates, several codings, texts without codes). The same seed gives the same directory.
 */
final class RandomDirectory {
    static final String OWN = "https://nhv.example/test/CodeSystem/art";
    static final String OTHER = "urn:oid:1.2.3.4";
    static final List<String> CODES = List.of("a", "b", "c", "a.1", "a.2", "a.1.x", "b.1");
    static final List<String> WORDS = List.of(
            "Åre",
            "Öland",
            "Ärla",
            "Orebro",
            "Örebro",
            "Bénédicte",
            "benedicte",
            "Umeå",
            "Sjukhuset",
            "klinik",
            "Hand",
            "Region",
            "Zorn",
            "Wrede",
            "Vara",
            "åsa");
    static final List<String> DATES = List.of(
            "2016",
            "2023",
            "2023-04",
            "2023-04-01",
            "2024-01-01",
            "2024-02-29",
            "2024-06",
            "2025-12-31",
            "2024-01-01T10:00:00Z",
            "2024-01-01T10:30:15.250Z");

    private final RandomGenerator random;
    private final List<Resource> all = new ArrayList<>();
    private final List<String> organizations = new ArrayList<>();
    private final List<String> locations = new ArrayList<>();
    private final List<String> services = new ArrayList<>();
    private final List<String> endpoints = new ArrayList<>();

    RandomDirectory(RandomGenerator random) {
        this.random = random;
    }

    List<Resource> make(int size) {
        all.add(codeSystem());
        for (int i = 0; i < 4; i++) {
            all.add(valueSet(i));
            all.add(endpoint(i));
        }
        times(size, this::organization);
        times(size, this::location);
        times(size * 2, this::service);
        times(size * 2, this::affiliation);
        times(size / 2 + 2, this::area);
        times(3, this::practitioner);
        times(4, this::role);
        return all;
    }

    private interface Maker {
        Resource make(int number);
    }

    private void times(int count, Maker maker) {
        for (int i = 0; i < count; i++) {
            Resource resource = maker.make(i);
            if (chance(3)) {
                resource.getMeta().addTag(new Coding(Systems.EVIDENCE, pick(List.of("dokument", "delvis")), null));
            }
            if (resource instanceof DomainResource told && chance(4)) {
                narrative(told);
                told.addExtension(OWN + "-note", new StringType(text()));
            }
            all.add(resource);
        }
    }

    /** Words that touch each other only where no reader would read them as one. */
    private void narrative(DomainResource resource) {
        String first = text().replace("ö", "&#246;");
        resource.getText()
                .setStatus(Narrative.NarrativeStatus.GENERATED)
                .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + first + "</p><p>" + text()
                        + " &amp; <b>" + text() + "</b></p></div>");
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String text() {
        StringBuilder text = new StringBuilder(pick(WORDS));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(pick(List.of(" ", "-", " ")) + pick(WORDS));
        }
        return text.toString();
    }

    private CodeableConcept concept() {
        CodeableConcept concept = new CodeableConcept();
        for (int i = random.nextInt(3); i > 0; i--) {
            Coding coding = concept.addCoding().setCode(pick(CODES));
            if (!chance(5)) {
                coding.setSystem(chance(3) ? OTHER : OWN);
            }
            if (chance(2)) {
                coding.setDisplay(text());
            }
        }
        if (chance(3) || !concept.hasCoding()) {
            concept.setText(text());
        }
        return concept;
    }

    private Identifier identifier() {
        Identifier identifier = new Identifier().setValue("n" + random.nextInt(30));
        if (!chance(4)) {
            identifier.setSystem(chance(2) ? OTHER : OWN);
        }
        if (chance(3)) {
            identifier.getType().addCoding().setSystem(OWN).setCode(pick(CODES));
            if (chance(2)) {
                identifier.getType().setText(text());
            }
        }
        return identifier;
    }

    private Reference to(List<String> targets) {
        if (chance(12)) {
            return new Reference().setIdentifier(identifier()).setDisplay("x");
        }
        String target = pick(targets);
        if (chance(10)) {
            return new Reference(target.substring(0, target.indexOf('/')) + "/none-" + random.nextInt(3));
        }
        return new Reference(chance(8) ? OracleTest.BASE + "/" + target : target);
    }

    private Period period() {
        Period period = new Period();
        if (!chance(4)) {
            period.setStartElement(new DateTimeType(pick(DATES)));
        }
        if (chance(2)) {
            period.setEndElement(new DateTimeType(pick(DATES)));
        }
        return period;
    }

    private ContactPoint contact() {
        return new ContactPoint()
                .setSystem(pick(List.of(ContactPointSystem.PHONE, ContactPointSystem.EMAIL, ContactPointSystem.URL)))
                .setValue("c" + random.nextInt(8));
    }

    private Address address() {
        Address address = new Address().setCity(text()).setPostalCode("9" + random.nextInt(10));
        if (chance(2)) {
            address.addLine(text()).setCountry(pick(WORDS)).setUse(Address.AddressUse.WORK);
        }
        return address;
    }

    private Resource organization(int number) {
        Organization organization = new Organization();
        organization.setId("o" + number);
        if (!chance(4)) {
            organization.setActive(!chance(3));
        }
        if (!chance(6)) {
            organization.setName(text());
        }
        if (chance(3)) {
            organization.addAlias(text());
        }
        if (chance(2)) {
            organization.addIdentifier(identifier());
        }
        if (chance(2)) {
            organization.addType(concept());
        }
        if (number > 1 && !chance(3)) {
            organization.setPartOf(to(organizations));
        }
        if (chance(3)) {
            organization.addAddress(address());
        }
        if (chance(3)) {
            organization.addEndpoint(to(endpoints));
        }
        organizations.add("Organization/o" + number);
        return organization;
    }

    /** An organization that has no address of its own, and points out of the resource that it lives in. */
    private Resource inside(String id) {
        Organization organization = new Organization();
        organization.setId(id);
        organization.setName(text()).setPartOf(to(organizations)).addType(concept());
        if (chance(2)) {
            organization.setActive(chance(2)).addIdentifier(identifier());
        }
        return organization;
    }

    private Resource location(int number) {
        Location location = new Location();
        location.setId("l" + number);
        if (!chance(5)) {
            location.setStatus(pick(List.of(Location.LocationStatus.ACTIVE, Location.LocationStatus.INACTIVE)));
        }
        location.setName(text());
        if (chance(2)) {
            location.addIdentifier(identifier());
        }
        if (chance(2)) {
            location.addType(concept());
        }
        if (number > 1 && !chance(3)) {
            location.setPartOf(to(locations));
        }
        if (chance(4)) {
            location.setManagingOrganization(new Reference("#c1")).addContained(inside("c1"));
            if (chance(2)) {
                location.addContained(inside("c2"));
            }
        } else if (!chance(3)) {
            location.setManagingOrganization(to(organizations));
        }
        if (!chance(3)) {
            location.getPosition()
                    .setLatitude(BigDecimal.valueOf(550 + random.nextInt(140), 1))
                    .setLongitude(BigDecimal.valueOf(110 + random.nextInt(130), 1));
        }
        if (chance(3)) {
            location.setAddress(address());
        }
        locations.add("Location/l" + number);
        return location;
    }

    private Resource service(int number) {
        HealthcareService service = new HealthcareService();
        service.setId("h" + number);
        if (!chance(4)) {
            service.setActive(!chance(3));
        }
        service.setName(text());
        service.addType(concept());
        if (chance(2)) {
            service.addSpecialty(concept()).addProgram(concept());
        }
        if (chance(3)) {
            service.addCategory(concept()).addCharacteristic(concept());
        }
        if (!chance(4)) {
            service.setProvidedBy(to(organizations));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            service.addLocation(to(locations));
            service.addCoverageArea(to(locations));
        }
        if (chance(3)) {
            service.addIdentifier(identifier());
        }
        services.add("HealthcareService/h" + number);
        return service;
    }

    private Resource affiliation(int number) {
        OrganizationAffiliation affiliation = new OrganizationAffiliation();
        affiliation.setId("p" + number);
        if (!chance(4)) {
            affiliation.setActive(!chance(4));
        }
        if (!chance(4)) {
            affiliation.setPeriod(period());
        }
        if (!chance(6)) {
            affiliation.setOrganization(to(organizations));
        }
        if (!chance(6)) {
            affiliation.setParticipatingOrganization(to(organizations));
        }
        affiliation.addCode(concept());
        if (!chance(4)) {
            affiliation.addSpecialty(concept());
        }
        if (chance(5)) {
            affiliation.setOrganization(new Reference("#c1")).addContained(inside("c1"));
        }
        if (chance(2)) {
            affiliation.addHealthcareService(to(services));
        }
        if (chance(3)) {
            affiliation.addTelecom(contact()).addTelecom(contact());
        }
        if (chance(3)) {
            affiliation.addLocation(to(locations)).addIdentifier(identifier());
        }
        return affiliation;
    }

    private Resource area(int number) {
        PlanDefinition area = new PlanDefinition();
        area.setId("d" + number);
        area.setUrl("https://nhv.example/test/PlanDefinition/d" + number);
        area.setVersion(pick(List.of("1.0.0", "1.1.0", "2.0.0")));
        area.setStatus(pick(List.of(PublicationStatus.ACTIVE, PublicationStatus.DRAFT, PublicationStatus.RETIRED)));
        area.setTitle(text()).setName("D" + number);
        if (!chance(3)) {
            area.setDateElement(new DateTimeType(pick(DATES)));
        }
        if (!chance(3)) {
            area.setEffectivePeriod(period());
        }
        if (!chance(3)) {
            area.addExtension(
                    Systems.BASE + "/StructureDefinition/nhv-number-of-units",
                    new PositiveIntType(1 + random.nextInt(6)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            useContext(area);
        }
        if (chance(2)) {
            area.addTopic(concept());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String version = chance(2) ? "" : "|" + pick(List.of("1.0", "1.0.1", "2.0"));
            area.addRelatedArtifact()
                    .setType(pick(List.of(
                            RelatedArtifact.RelatedArtifactType.DEPENDSON,
                            RelatedArtifact.RelatedArtifactType.DERIVEDFROM)))
                    .setResource("https://nhv.example/test/ValueSet/v" + random.nextInt(5) + version);
        }
        return area;
    }

    private void useContext(PlanDefinition area) {
        var context = area.addUseContext();
        context.setCode(new Coding(OWN, pick(CODES), null));
        switch (random.nextInt(3)) {
            case 0 -> context.setValue(concept());
            case 1 -> context.setValue(quantity());
            default -> {
                Range range = new Range();
                if (chance(2)) {
                    range.setLow(quantity());
                }
                if (!range.hasLow() || chance(2)) {
                    range.setHigh(quantity());
                }
                context.setValue(range);
            }
        }
    }

    private Quantity quantity() {
        Quantity quantity = new Quantity().setValue(BigDecimal.valueOf(random.nextInt(400), 1));
        if (!chance(4)) {
            quantity.setSystem("http://unitsofmeasure.org")
                    .setCode(pick(List.of("a", "mo")))
                    .setUnit("år");
        }
        return quantity;
    }

    private Resource practitioner(int number) {
        Practitioner practitioner = new Practitioner();
        practitioner.setId("f" + number);
        practitioner.setGender(pick(List.of(AdministrativeGender.FEMALE, AdministrativeGender.MALE)));
        practitioner.addName().setFamily(pick(WORDS)).addGiven(pick(WORDS)).addPrefix("dr");
        practitioner.addTelecom(contact());
        return practitioner;
    }

    private Resource role(int number) {
        PractitionerRole role = new PractitionerRole();
        role.setId("r" + number);
        if (chance(2)) {
            Resource practitioner = practitioner(1);
            practitioner.setId("c1");
            role.setPractitioner(new Reference("#c1")).addContained(practitioner);
        } else {
            role.setPractitioner(new Reference("Practitioner/f" + random.nextInt(4)));
        }
        role.setOrganization(to(organizations));
        role.setPeriod(period()).addCode(concept()).addTelecom(contact());
        return role;
    }

    private Resource endpoint(int number) {
        Endpoint endpoint = new Endpoint();
        endpoint.setId("e" + number);
        endpoint.setStatus(Endpoint.EndpointStatus.ACTIVE).setName(text());
        endpoint.setConnectionType(new Coding(OTHER, pick(CODES), text()));
        endpoint.addPayloadType(concept());
        endpoints.add("Endpoint/e" + number);
        return endpoint;
    }

    private Resource valueSet(int number) {
        ValueSet set = new ValueSet();
        set.setId("v" + number);
        set.setUrl("https://nhv.example/test/ValueSet/v" + number);
        set.setVersion(pick(List.of("1.0", "1.0.1", "2.0")));
        set.setStatus(PublicationStatus.ACTIVE)
                .setTitle(text())
                .setName("V" + number)
                .setDate(new Date(0));
        var include = set.getCompose().addInclude().setSystem(OWN);
        if (chance(2)) {
            include.addFilter()
                    .setProperty("concept")
                    .setOp(ValueSet.FilterOperator.ISA)
                    .setValue(pick(CODES));
        } else {
            include.addConcept().setCode(pick(CODES));
        }
        return set;
    }

    private Resource codeSystem() {
        CodeSystem system = new CodeSystem();
        system.setId("art");
        system.setUrl(OWN).setVersion("1").setName("Art").setStatus(PublicationStatus.ACTIVE);
        system.setContent(CodeSystem.CodeSystemContentMode.COMPLETE).setCaseSensitive(true);
        system.setHierarchyMeaning(CodeSystem.CodeSystemHierarchyMeaning.ISA);
        var a = system.addConcept().setCode("a");
        a.addConcept().setCode("a.1").addConcept().setCode("a.1.x");
        a.addConcept().setCode("a.2");
        system.addConcept().setCode("b").addConcept().setCode("b.1");
        system.addConcept().setCode("c");
        return system;
    }
}
