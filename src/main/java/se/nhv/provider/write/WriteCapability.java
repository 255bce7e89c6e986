package se.nhv.provider.write;

import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import se.nhv.catalogue.Catalogue;
import se.nhv.provider.Capability;

/**
 * What {@code metadata} says of history and writes.
 *
 * @param writable whether the register may be written to; when not, no write is claimed
 */
public record WriteCapability(boolean writable) implements Capability.Contribution {
    private static final String VALIDATE = "http://hl7.org/fhir/OperationDefinition/Resource-validate";
    private static final String FEED = "https://profiles.ihe.net/ITI/mCSD/CapabilityStatement/IHE.mCSD.Directory.Feed";

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        rest.getResource().forEach(this::add);
        rest.addInteraction().setCode(SystemRestfulInteraction.HISTORYSYSTEM);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        if (writable) {
            rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
            statement.addInstantiates(FEED);
        }
    }

    private void add(CapabilityStatementRestResourceComponent resource) {
        resource.addInteraction().setCode(TypeRestfulInteraction.HISTORYINSTANCE);
        resource.addInteraction().setCode(TypeRestfulInteraction.HISTORYTYPE);
        resource.setConditionalRead(ConditionalReadStatus.FULLSUPPORT);
        resource.addOperation().setName("validate").setDefinition(VALIDATE);
        if (writable) {
            resource.addInteraction().setCode(TypeRestfulInteraction.CREATE);
            resource.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
            resource.addInteraction().setCode(TypeRestfulInteraction.PATCH);
            resource.addInteraction().setCode(TypeRestfulInteraction.DELETE);
            resource.setUpdateCreate(true);
            resource.setConditionalCreate(true);
            resource.setConditionalUpdate(true);
            resource.setConditionalDelete(ConditionalDeleteStatus.SINGLE);
        }
        resource.addReferencePolicy(CapabilityStatement.ReferenceHandlingPolicy.LITERAL);
        resource.addReferencePolicy(CapabilityStatement.ReferenceHandlingPolicy.LOCAL);
    }
}
