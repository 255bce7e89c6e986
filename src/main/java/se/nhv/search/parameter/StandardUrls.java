package se.nhv.search.parameter;

import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Set;

/**
 * The addresses of R4's own SearchParameters. HAPI makes one up from type and name; R4 defines parameters that several types
 * have only once, under a common prefix.
 */
final class StandardUrls {
    private static final String BASE = "http://hl7.org/fhir/SearchParameter/";

    private static final Set<String> CONFORMANCE_TYPES = Set.of(
            "CodeSystem",
            "ConceptMap",
            "GraphDefinition",
            "NamingSystem",
            "OperationDefinition",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");
    private static final Set<String> CONFORMANCE_NAMES = Set.of(
            "context",
            "context-quantity",
            "context-type",
            "context-type-quantity",
            "context-type-value",
            "date",
            "description",
            "identifier",
            "jurisdiction",
            "name",
            "publisher",
            "status",
            "title",
            "url",
            "version");
    private static final Set<String> INDIVIDUAL_TYPES = Set.of("Practitioner", "PractitionerRole");
    private static final Set<String> INDIVIDUAL_NAMES = Set.of(
            "address",
            "address-city",
            "address-country",
            "address-postalcode",
            "address-state",
            "address-use",
            "email",
            "family",
            "gender",
            "given",
            "phone",
            "phonetic",
            "telecom");
    private static final Set<String> CLINICAL_TYPES = Set.of("DocumentReference");
    private static final Set<String> CLINICAL_NAMES = Set.of("encounter", "identifier", "patient", "type");

    private StandardUrls() {}

    static String of(String type, RuntimeSearchParam parameter) {
        String name = parameter.getName();
        if (name.startsWith("_")) {
            return BASE + "Resource-" + name.substring(1);
        }
        if (CONFORMANCE_TYPES.contains(type) && CONFORMANCE_NAMES.contains(name)) {
            return BASE + "conformance-" + name;
        }
        if (INDIVIDUAL_TYPES.contains(type) && INDIVIDUAL_NAMES.contains(name)) {
            return BASE + "individual-" + name;
        }
        if (CLINICAL_TYPES.contains(type) && CLINICAL_NAMES.contains(name)) {
            return BASE + "clinical-" + name;
        }
        return parameter.getUri();
    }
}
