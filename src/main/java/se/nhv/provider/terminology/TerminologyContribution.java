package se.nhv.provider.terminology;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import se.nhv.catalogue.Catalogue;
import se.nhv.provider.Capability;

/** What the terminology operations add to the CapabilityStatement (tx-ecosystem guide, requirements of a server). */
public final class TerminologyContribution implements Capability.Contribution {
    private static final String TERMINOLOGY_SERVER = "http://hl7.org/fhir/CapabilityStatement/terminology-server";
    private static final String FEATURE = "http://hl7.org/fhir/uv/application-feature/StructureDefinition/feature";
    private static final String TESTS = "http://hl7.org/fhir/uv/tx-tests/FeatureDefinition/test-version";
    private static final String SYSTEMS_AS_PARAMETER =
            "http://hl7.org/fhir/uv/tx-ecosystem/FeatureDefinition/CodeSystemAsParameter";
    private static final String CACHE_CONTROL = "http://hl7.org/fhir/tools/OperationDefinition/cache-control";
    /** The release of HL7's terminology tests that the server was built against. */
    private static final String TEST_VERSION = "1.9.0";

    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "CodeSystem", List.of("lookup", "validate-code", "batch-validate-code", "subsumes", "find-matches"),
            "ValueSet", List.of("expand", "validate-code", "batch-validate-code"),
            "ConceptMap", List.of("translate"),
            "NamingSystem", List.of("preferred-id"));

    private static final String CLOSURE_TABLES =
            "Tables live in the memory of this one node. A client whose table is unknown (404) or must be reinitialized (422) initializes "
                    + "it again and sends all its concepts.";

    private final boolean closure;

    /** @param closure whether closure tables are kept */
    public TerminologyContribution(boolean closure) {
        this.closure = closure;
    }

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        statement.addInstantiates(TERMINOLOGY_SERVER);
        statement.addExtension(feature(TESTS, new CodeType(TEST_VERSION)));
        statement.addExtension(feature(SYSTEMS_AS_PARAMETER, new BooleanType(true)));
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            for (String name : OPERATIONS.getOrDefault(resource.getType(), List.of())) {
                resource.addOperation().setName(name).setDefinition(definition(resource.getType() + "-" + name));
            }
            if (closure && resource.getType().equals("ConceptMap")) {
                addClosure(resource.addOperation());
            }
        }
        if (closure) {
            addClosure(rest.addOperation());
        }
        rest.addOperation().setName("cache-control").setDefinition(CACHE_CONTROL);
        rest.addOperation().setName("versions").setDefinition(definition("CapabilityStatement-versions"));
    }

    private static void addClosure(CapabilityStatementRestResourceOperationComponent operation) {
        operation
                .setName("closure")
                .setDefinition(definition("ConceptMap-closure"))
                .setDocumentation(CLOSURE_TABLES);
    }

    private static Extension feature(String definition, Type value) {
        Extension feature = new Extension().setUrl(FEATURE);
        feature.addExtension("definition", new UriType(definition));
        feature.addExtension("value", value);
        return feature;
    }

    private static String definition(String name) {
        return "http://hl7.org/fhir/OperationDefinition/" + name;
    }
}
