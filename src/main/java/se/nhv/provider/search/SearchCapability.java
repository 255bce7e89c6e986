package se.nhv.provider.search;

import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import se.nhv.catalogue.Catalogue;
import se.nhv.provider.Capability;
import se.nhv.search.parameter.Parameter;
import se.nhv.search.parameter.ParameterType;
import se.nhv.search.parameter.SearchParameters;

/** What the CapabilityStatement says of search, made from the table that search itself reads. */
public record SearchCapability(SearchParameters table) implements Capability.Contribution {

    @Override
    public void addTo(CapabilityStatement statement, CapabilityStatementRestComponent rest, Catalogue catalogue) {
        rest.addInteraction().setCode(SystemRestfulInteraction.SEARCHSYSTEM);
        table.ofEvery().forEach(parameter -> describe(rest.addSearchParam(), parameter));
        rest.addSearchParam()
                .setName("_filter")
                .setType(SearchParamType.SPECIAL)
                .setDocumentation("A condition with and, or, not and brackets (FHIR R4, search_filter)");
        rest.addSearchParam()
                .setName("_type")
                .setType(SearchParamType.TOKEN)
                .setDocumentation("The types to search, when the search is of the whole register");
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            String type = resource.getType();
            resource.addOperation()
                    .setName("graph")
                    .setDefinition("http://hl7.org/fhir/OperationDefinition/Resource-graph");
            resource.addSearchInclude("*");
            table.of(type).forEach(parameter -> add(resource, parameter));
            for (String source : table.types()) {
                table.of(source).stream()
                        .filter(parameter -> parameter.type() == ParameterType.REFERENCE && parameter.mayPointTo(type))
                        .forEach(parameter -> resource.addSearchRevInclude(source + ":" + parameter.name()));
            }
        }
    }

    private static void add(CapabilityStatementRestResourceComponent resource, Parameter parameter) {
        describe(resource.addSearchParam(), parameter);
        if (parameter.type() == ParameterType.REFERENCE) {
            resource.addSearchInclude(resource.getType() + ":" + parameter.name());
        }
    }

    private static void describe(CapabilityStatementRestResourceSearchParamComponent claim, Parameter parameter) {
        claim.setName(parameter.name())
                .setDefinition(parameter.url())
                .setType(SearchParamType.fromCode(parameter.type().code()))
                .setDocumentation(parameter.documentation());
    }
}
