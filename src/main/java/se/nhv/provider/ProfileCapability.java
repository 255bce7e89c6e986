package se.nhv.provider;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;

/**
 * Which actors of IHE the register is, and which profiles its resources follow: those of IHE mCSD 4.0 and IHE SVCM 1.5, and
 * the register's own as they are published in this edition. Thread-safe.
 *
 * <p>IHE publishes the mCSD Directory in three CapabilityStatements: the Directory itself [ITI-90], its Update Option [ITI-91]
 * and its Feed Option [ITI-130]. The last stands with the writes, because it holds only where writes are on. The Location
 * Distance Option is not claimed: it wants a position on every Location, and no source gives one.
 */
public final class ProfileCapability implements Capability.Contribution {
    private static final String MCSD = "https://profiles.ihe.net/ITI/mCSD/";
    private static final String SVCM = "https://profiles.ihe.net/ITI/SVCM/";

    private static final List<String> ACTORS = List.of(
            MCSD + "CapabilityStatement/IHE.mCSD.Directory",
            MCSD + "CapabilityStatement/IHE.mCSD.Directory.Update",
            SVCM + "CapabilityStatement/IHE.SVCM.TerminologyRepository");

    private static final Map<String, List<String>> PROFILES = Map.of(
            "Organization", mcsd("Organization", "FacilityOrganization", "JurisdictionOrganization"),
            "Location", mcsd("Location", "FacilityLocation", "JurisdictionLocation", "LocationDistance"),
            "HealthcareService", mcsd("HealthcareService"),
            "OrganizationAffiliation", mcsd("OrganizationAffiliation", "OrganizationAffiliation.DocShare"),
            "Endpoint", mcsd("Endpoint", "Endpoint.DocShare"),
            "Practitioner", mcsd("Practitioner"),
            "PractitionerRole", mcsd("PractitionerRole"),
            "CodeSystem", List.of(SVCM + "StructureDefinition/IHE.SVCM.CodeSystem"),
            "ValueSet", List.of(SVCM + "StructureDefinition/IHE.SVCM.ValueSet"),
            "ConceptMap", List.of(SVCM + "StructureDefinition/IHE.SVCM.ConceptMap"));

    private static List<String> mcsd(String... names) {
        return List.of(names).stream()
                .map(name -> MCSD + "StructureDefinition/IHE.mCSD." + name)
                .toList();
    }

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        ACTORS.forEach(statement::addInstantiates);
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            PROFILES.getOrDefault(resource.getType(), List.of()).forEach(resource::addSupportedProfile);
            own(catalogue, resource.getType()).forEach(resource::addSupportedProfile);
        }
    }

    private static List<String> own(Catalogue catalogue, String type) {
        return catalogue.all("StructureDefinition").stream()
                .map(Entry::parsed)
                .map(StructureDefinition.class::cast)
                .filter(definition -> definition.getKind() == StructureDefinitionKind.RESOURCE
                        && definition.getDerivation() == TypeDerivationRule.CONSTRAINT
                        && type.equals(definition.getType()))
                .map(StructureDefinition::getUrl)
                .toList();
    }
}
