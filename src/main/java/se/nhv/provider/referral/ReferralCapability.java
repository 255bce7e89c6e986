package se.nhv.provider.referral;

import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Systems;
import se.nhv.provider.Capability;

/** Names the operations of this room in the CapabilityStatement, with their OperationDefinitions. */
public record ReferralCapability() implements Capability.Contribution {

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            if (resource.getType().equals("PlanDefinition")) {
                add(resource, "nhv-areas");
                resource.addOperation()
                        .setName("apply")
                        .setDefinition("http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply");
            }
            if (resource.getType().equals("HealthcareService")) {
                add(resource, "nhv-destinations");
                add(resource, "nhv-referral-draft");
            }
            if (resource.getType().equals("Questionnaire")) {
                resource.addOperation()
                        .setName("next-question")
                        .setDefinition(Systems.BASE + "/OperationDefinition/nhv-next-question");
            }
        }
    }

    private static void add(CapabilityStatementRestResourceComponent resource, String operation) {
        resource.addOperation().setName(operation).setDefinition(Systems.BASE + "/OperationDefinition/" + operation);
    }
}
