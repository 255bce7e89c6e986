package se.nhv.publication.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;

/**
 * Puts a register's facts on units, their services, places and permits. Every identifier and address says which register
 * it is from, and since when; putting the same rows on twice changes nothing.
 *
 * @param register the register's name
 * @param date the day it was read, ISO
 */
public record LocalOverlay(String register, String date) {
    private static final String ORGANISATION_NUMBER = "urn:oid:2.5.4.97";
    private static final String LOCAL = "lokal";

    /**
     * The changed resources, their endpoints, and where the new facts come from.
     *
     * @param resources by type and id, {@code Organization/sus}; changed in place
     * @throws IllegalArgumentException when a row is at fault or names no resource that there is
     */
    public List<Resource> apply(List<LocalRow> rows, Map<String, Resource> resources) {
        Map<String, Resource> changed = new LinkedHashMap<>();
        for (LocalRow row : rows) {
            Resource resource = resources.get(row.resource());
            if (resource == null || !row.faults().isEmpty()) {
                throw new IllegalArgumentException(
                        row.resource() + ": " + (resource == null ? "finns inte" : String.join("; ", row.faults())));
            }
            Target target = Target.of(resource);
            identifier(target, Systems.HSA_ID, row.hsaId());
            identifier(target, ORGANISATION_NUMBER, row.organisationNumber());
            email(target, row.email());
            changed.put(row.resource(), resource);
            if (row.endpoint() != null) {
                Endpoint endpoint = endpoint(target, row.endpoint());
                changed.put("Endpoint/" + endpoint.getIdElement().getIdPart(), endpoint);
            }
            Provenance provenance = provenance(target);
            changed.put("Provenance/" + provenance.getIdElement().getIdPart(), provenance);
        }
        return new ArrayList<>(changed.values());
    }

    private Period since() {
        return new Period().setStartElement(new DateTimeType(date));
    }

    private void identifier(Target target, String system, @Nullable String value) {
        if (value == null) {
            return;
        }
        target.identifiers().removeIf(known -> system.equals(known.getSystem()));
        target.identifiers()
                .add(new Identifier()
                        .setSystem(system)
                        .setValue(value)
                        .setPeriod(since())
                        .setAssigner(new Reference().setDisplay(register)));
    }

    private void email(Target target, @Nullable String address) {
        if (address != null) {
            target.telecom().removeIf(known -> known.getSystem() == ContactPointSystem.EMAIL);
            target.telecom()
                    .add(new org.hl7.fhir.r4.model.ContactPoint()
                            .setSystem(ContactPointSystem.EMAIL)
                            .setValue(address)
                            .setPeriod(since()));
        }
    }

    private Endpoint endpoint(Target target, String address) {
        Endpoint endpoint = new Endpoint();
        String id = target.file() + ".remiss";
        endpoint.setId(id);
        tag(endpoint);
        endpoint.setStatus(EndpointStatus.ACTIVE);
        endpoint.setConnectionType(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/endpoint-connection-type")
                .setCode("hl7-fhir-rest"));
        endpoint.setName("Remisser, enligt " + register);
        target.organization().ifPresent(endpoint::setManagingOrganization);
        endpoint.setPeriod(since());
        endpoint.addPayloadType(new CodeableConcept().setText("Remiss"));
        endpoint.setAddress(address);
        target.endpoints().removeIf(known -> known.getReference().equals("Endpoint/" + id));
        target.endpoints().add(new Reference("Endpoint/" + id));
        return endpoint;
    }

    /** The register and the day are the evidence. */
    private Provenance provenance(Target target) {
        Provenance provenance = new Provenance();
        provenance.setId(target.file() + ".lokal");
        provenance.setLanguage("sv");
        tag(provenance);
        provenance.addTarget(new Reference(target.reference()));
        provenance.getRecordedElement().setValueAsString(date + "T00:00:00Z");
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/provenance-participant-type")
                        .setCode("assembler")))
                .setWho(new Reference().setDisplay("Registrets driftansvariga"));
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference().setDisplay(register + ", " + date));
        return provenance;
    }

    private static void tag(Resource resource) {
        resource.getMeta().addTag(new Coding().setSystem(Systems.EVIDENCE).setCode(LOCAL));
    }
}
