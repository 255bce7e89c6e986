package se.nhv.provider;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import se.nhv.catalogue.Catalogue;
import se.nhv.fhir.Systems;

/** The CapabilityStatement, from {@link ServedTypes} and from what each provider adds. Thread-safe. */
public final class Capability implements Metadata.Statement {
    private final List<Contribution> contributions;
    private final String version;
    private final Date released;

    /** What a room adds to the statement: its operations, its search parameters, what it instantiates. */
    @FunctionalInterface
    public interface Contribution {
        void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue);
    }

    public Capability(List<Contribution> contributions, String version, Date released) {
        this.contributions = List.copyOf(contributions);
        this.version = version;
        this.released = released;
    }

    @Override
    public CapabilityStatement of(Catalogue catalogue, String base) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setUrl(Systems.BASE + "/CapabilityStatement/nhv")
                .setVersion(version)
                .setName("NhvRegister")
                .setTitle("NHV-registret")
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(catalogue.edition().dataAsOf()))
                .setPublisher("Oberoende sammanställning (ej Socialstyrelsen)")
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.getSoftware().setName("NHV register").setVersion(version).setReleaseDate(released);
        statement.getImplementation().setDescription("NHV register").setUrl(base);
        statement.addFormat("application/fhir+json");
        statement.addFormat("application/fhir+xml");
        var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        for (String type : ServedTypes.names()) {
            var resource = rest.addResource()
                    .setType(type)
                    .setVersioning(ResourceVersionPolicy.VERSIONED)
                    .setReadHistory(true);
            resource.addInteraction().setCode(TypeRestfulInteraction.READ);
            resource.addInteraction().setCode(TypeRestfulInteraction.VREAD);
            resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        }
        contributions.forEach(contribution -> contribution.addTo(statement, rest, catalogue));
        return statement;
    }
}
