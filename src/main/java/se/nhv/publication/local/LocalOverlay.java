package se.nhv.publication.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Systems;

/**
 * Puts a register's facts on organisations. Every identifier and address says which register it is from, and since when;
 * putting the same rows on twice changes nothing.
 *
 * @param register the register's name
 * @param date the day it was read, ISO
 */
public record LocalOverlay(String register, String date) {
    private static final String HSA = "urn:oid:1.2.752.29.4.19";
    private static final String ORGANISATION_NUMBER = "urn:oid:2.5.4.97";

    /**
     * The changed organisations and their endpoints.
     *
     * @param organizations by logical id; changed in place
     * @throws IllegalArgumentException when a row is at fault or names no organisation that there is
     */
    public List<Resource> apply(List<LocalRow> rows, Map<String, Organization> organizations) {
        List<Resource> changed = new ArrayList<>();
        for (LocalRow row : rows) {
            Organization organization = organizations.get(row.organization());
            if (organization == null || !row.faults().isEmpty()) {
                throw new IllegalArgumentException(row.organization() + ": "
                        + (organization == null ? "finns inte" : String.join("; ", row.faults())));
            }
            identifier(organization, HSA, row.hsaId());
            identifier(organization, ORGANISATION_NUMBER, row.organisationNumber());
            email(organization, row.email());
            changed.add(organization);
            if (row.endpoint() != null) {
                changed.add(endpoint(organization, row.endpoint()));
            }
        }
        return changed;
    }

    private Period since() {
        return new Period().setStartElement(new DateTimeType(date));
    }

    private void identifier(Organization organization, String system, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return;
        }
        organization.getIdentifier().removeIf(known -> system.equals(known.getSystem()));
        Identifier identifier = organization.addIdentifier().setSystem(system).setValue(value);
        identifier.setPeriod(since()).setAssigner(new Reference().setDisplay(register));
    }

    private void email(Organization organization, @org.jspecify.annotations.Nullable String address) {
        if (address != null) {
            organization.getTelecom().removeIf(known -> known.getSystem() == ContactPointSystem.EMAIL);
            organization
                    .addTelecom()
                    .setSystem(ContactPointSystem.EMAIL)
                    .setValue(address)
                    .setPeriod(since());
        }
    }

    private Endpoint endpoint(Organization organization, String address) {
        Endpoint endpoint = new Endpoint();
        String id = organization.getIdElement().getIdPart() + ".remiss";
        endpoint.setId(id);
        endpoint.getMeta().addTag(new Coding().setSystem(Systems.EVIDENCE).setCode("lokal"));
        endpoint.setStatus(EndpointStatus.ACTIVE);
        endpoint.setConnectionType(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/endpoint-connection-type")
                .setCode("hl7-fhir-rest"));
        endpoint.setName("Remisser, enligt " + register);
        endpoint.setManagingOrganization(
                new Reference("Organization/" + organization.getIdElement().getIdPart()));
        endpoint.setPeriod(since());
        endpoint.addPayloadType(new CodeableConcept().setText("Remiss"));
        endpoint.setAddress(address);
        organization.getEndpoint().removeIf(known -> known.getReference().equals("Endpoint/" + id));
        organization.addEndpoint(new Reference("Endpoint/" + id));
        return endpoint;
    }
}
