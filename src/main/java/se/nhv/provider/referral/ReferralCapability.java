package se.nhv.provider.referral;

import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Systems;
import se.nhv.provider.Capability;

/** Names the two operations of this room in the CapabilityStatement, with their OperationDefinitions. */
public record ReferralCapability() implements Capability.Contribution {

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            if (resource.getType().equals("PlanDefinition")) {
                add(resource, "nhv-areas");
            }
            if (resource.getType().equals("HealthcareService")) {
                add(resource, "nhv-destinations");
            }
        }
    }

    private static void add(CapabilityStatementRestResourceComponent resource, String operation) {
        resource.addOperation().setName(operation).setDefinition(Systems.BASE + "/OperationDefinition/" + operation);
    }
}
