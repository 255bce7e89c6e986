package se.nhv.provider.bulk;

import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import se.nhv.catalogue.Catalogue;
import se.nhv.provider.Capability;

/** Names {@code $export} in the CapabilityStatement, and tells what its guide asks a server to tell. */
public record ExportCapability() implements Capability.Contribution {
    private static final String GUIDE = "http://hl7.org/fhir/uv/bulkdata/";

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        statement.addInstantiates(GUIDE + "CapabilityStatement/bulk-data");
        rest.addOperation()
                .setName("export")
                .setDefinition(GUIDE + "OperationDefinition/export")
                .setDocumentation(
                        "Bulk Data Access 2.0.0 of the whole register; there are no patients and no groups. _type, _since, "
                                + "_typeFilter (every search parameter of the type) and _outputFormat (application/fhir+ndjson). "
                                + "One file for each type; deletions since _since as transaction Bundles.");
    }
}
