package se.nhv.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceVersion;
import se.nhv.fhir.Systems;

/**
 * A made-up directory of any size, in the shape of the register's own: organizations in three layers, places with positions, five
 * services for each organization. The same seed and size give the same directory.
 */
final class LargeDirectory {
    static final Instant THEN = Instant.parse("2026-11-22T00:00:00Z");

    private static final List<String> NAMES =
            List.of("Ängs", "Åsa", "Öster", "Norr", "Sjö", "Berg", "Lund", "Dal", "Vik");
    private static final List<String> KINDS = List.of("sjukhuset", "kliniken", "mottagningen", "centrum", "enheten");

    private final Codec codec;
    private final SplittableRandom random;
    private final int organizations;

    LargeDirectory(Codec codec, long seed, int organizations) {
        this.codec = codec;
        this.random = new SplittableRandom(seed);
        this.organizations = organizations;
    }

    List<ResourceVersion> make() {
        List<ResourceVersion> all = new ArrayList<>();
        for (int i = 0; i < organizations; i++) {
            all.add(codec.version(organization(i), 1, THEN));
            all.add(codec.version(location(i), 1, THEN));
        }
        for (int i = 0; i < organizations * 5; i++) {
            all.add(codec.version(service(i), 1, THEN));
        }
        return all;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size())) + KINDS.get(random.nextInt(KINDS.size())) + " "
                + random.nextInt(10_000);
    }

    /** The first hundredth are regions, the next tenth hospitals below them, the rest clinics below those. */
    private int parent(int number) {
        int regions = Math.max(1, organizations / 100);
        int hospitals = Math.max(regions + 1, organizations / 10);
        if (number < regions) {
            return -1;
        }
        return number < hospitals ? random.nextInt(regions) : regions + random.nextInt(hospitals - regions);
    }

    private Organization organization(int number) {
        Organization organization = new Organization();
        organization.setId("o" + number);
        organization.addIdentifier().setSystem(Systems.BASE + "/sid/nhv-enhet").setValue("o" + number);
        organization.setActive(true).setName(name());
        organization.addType(code("http://terminology.hl7.org/CodeSystem/organization-type", "prov", null));
        int parent = parent(number);
        if (parent >= 0) {
            organization.setPartOf(new Reference("Organization/o" + parent));
        }
        return organization;
    }

    private Location location(int number) {
        Location location = new Location();
        location.setId("l" + number);
        location.setStatus(Location.LocationStatus.ACTIVE).setName(name());
        location.setManagingOrganization(new Reference("Organization/o" + number));
        location.getPosition()
                .setLatitude(BigDecimal.valueOf(55_000 + random.nextInt(14_000), 3))
                .setLongitude(BigDecimal.valueOf(11_000 + random.nextInt(13_000), 3));
        return location;
    }

    HealthcareService service(int number) {
        HealthcareService service = new HealthcareService();
        service.setId("h" + number);
        service.addIdentifier().setSystem(Systems.BASE + "/sid/nhv-tjanst").setValue("h" + number);
        int organization = random.nextInt(organizations);
        service.setActive(random.nextInt(10) > 0)
                .setName(name())
                .setProvidedBy(new Reference("Organization/o" + organization).setDisplay(name()));
        service.addType(code(Systems.AREA, "area-" + random.nextInt(300), "Ett vårdområde bland flera hundra"));
        service.addCategory(code(Systems.PROGRAM, "nhv", "Nationell högspecialiserad vård"));
        service.addProgram(code(Systems.PROGRAM, "nhv", null));
        service.addCharacteristic(code(Systems.PERMIT_ROLE, "tillstand", null));
        service.addLocation(new Reference("Location/l" + organization));
        service.setComment(
                "Remisser bedöms varje vardag. Verksamheten omfattar utredning, behandling och uppföljning.");
        for (int i = random.nextInt(6); i > 0; i--) {
            service.addCoverageArea(new Reference("Location/l" + random.nextInt(Math.min(organizations, 25))));
        }
        return service;
    }

    private static CodeableConcept code(String system, String code, @org.jspecify.annotations.Nullable String display) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code).setDisplay(display);
        return concept;
    }
}
