package se.nhv.publication.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource that local facts may be put on, and its lists; what is put in a list is put on the resource.
 *
 * @param organization who is responsible for it, for its endpoints; none for a permit
 */
record Target(
        Resource resource,
        List<Identifier> identifiers,
        List<ContactPoint> telecom,
        List<Reference> endpoints,
        Optional<Reference> organization) {

    /** @throws IllegalArgumentException when the resource is of another kind */
    static Target of(Resource resource) {
        if (resource instanceof Organization one) {
            Reference itself =
                    new Reference("Organization/" + one.getIdElement().getIdPart());
            return new Target(one, one.getIdentifier(), one.getTelecom(), one.getEndpoint(), Optional.of(itself));
        }
        if (resource instanceof HealthcareService one) {
            return new Target(
                    one, one.getIdentifier(), one.getTelecom(), one.getEndpoint(), Optional.of(one.getProvidedBy()));
        }
        if (resource instanceof Location one) {
            return new Target(
                    one,
                    one.getIdentifier(),
                    one.getTelecom(),
                    one.getEndpoint(),
                    Optional.of(one.getManagingOrganization()));
        }
        if (resource instanceof OrganizationAffiliation one) {
            return new Target(one, one.getIdentifier(), one.getTelecom(), one.getEndpoint(), Optional.empty());
        }
        throw new IllegalArgumentException(resource.fhirType() + ": bär inga lokala uppgifter");
    }

    /** The reference to it. */
    String reference() {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Its name in ids: an organisation and its place have the same id. */
    String file() {
        String id = resource.getIdElement().getIdPart();
        return resource instanceof Location ? resource.fhirType().toLowerCase(Locale.ROOT) + "." + id : id;
    }
}
