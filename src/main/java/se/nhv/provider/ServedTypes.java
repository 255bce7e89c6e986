package se.nhv.provider;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** The resource types that the register serves, in alphabetical order: each can be read, versions included, and searched. */
public final class ServedTypes {
    private static final List<String> NAMES = List.of(
            "ActivityDefinition",
            "CodeSystem",
            "ConceptMap",
            "DocumentReference",
            "Endpoint",
            "GraphDefinition",
            "HealthcareService",
            "Library",
            "Location",
            "Measure",
            "MeasureReport",
            "NamingSystem",
            "OperationDefinition",
            "Organization",
            "OrganizationAffiliation",
            "PlanDefinition",
            "Practitioner",
            "PractitionerRole",
            "Provenance",
            "Questionnaire",
            "QuestionnaireResponse",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    private ServedTypes() {}

    public static List<String> names() {
        return NAMES;
    }

    /** The class in HAPI's model. */
    public static Class<? extends Resource> type(FhirContext context, String name) {
        return context.getResourceDefinition(name).getImplementingClass().asSubclass(Resource.class);
    }
}
