package se.nhv.search.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.nhv.fhir.Systems;

/** The search parameters that R4 does not have: those of every resource that HAPI leaves out, and the register's own. */
final class OwnParameters {
    static final String R4 = "http://hl7.org/fhir/SearchParameter/";
    private static final String OWN = Systems.BASE + "/SearchParameter/";
    private static final String EXTENSION = Systems.BASE + "/StructureDefinition/";

    private OwnParameters() {}

    private static final Set<String> WITH_EVIDENCE =
            Set.of("PlanDefinition", "OrganizationAffiliation", "HealthcareService", "Organization", "Location");

    /** What stands beside R4's parameters for the type. */
    static List<Parameter> of(String type) {
        List<Parameter> own = new ArrayList<>(ofEvery());
        if ("OrganizationAffiliation".equals(type)) {
            own.add(Parameter.simple(
                    "valid-on",
                    ParameterType.SPECIAL,
                    "OrganizationAffiliation",
                    OWN + "nhv-valid-on",
                    "Affiliations that are active and whose period contains the day; one without a known start contains"
                            + " every day up to its end"));
        }
        if ("PlanDefinition".equals(type)) {
            own.add(Parameter.simple(
                    "decided-units",
                    ParameterType.NUMBER,
                    "PlanDefinition.extension('" + EXTENSION + "nhv-number-of-units').value",
                    OWN + "nhv-decided-units",
                    "The number of units that the care area is to be provided at, as decided"));
            own.add(Parameter.simple(
                    "process-status",
                    ParameterType.TOKEN,
                    "PlanDefinition.extension('" + EXTENSION + "nhv-process-status').value",
                    OWN + "nhv-process-status",
                    "Where the care area stands in the process of national highly specialised care"));
        }
        if (WITH_EVIDENCE.contains(type)) {
            own.add(Parameter.simple(
                    "evidence",
                    ParameterType.TOKEN,
                    type + ".meta.tag.where(system='" + Systems.EVIDENCE + "')",
                    OWN + "nhv-evidence",
                    "The rank of the source that states the resource's existence"));
        }
        return own;
    }

    private static List<Parameter> ofEvery() {
        return List.of(
                Parameter.simple(
                        "_source",
                        ParameterType.URI,
                        "Resource.meta.source",
                        R4 + "Resource-source",
                        "Where the resource comes from"),
                Parameter.simple(
                        "_text",
                        ParameterType.SPECIAL,
                        "DomainResource.text",
                        R4 + "DomainResource-text",
                        "Words of the narrative, each from its beginning"),
                Parameter.simple(
                        "_content",
                        ParameterType.SPECIAL,
                        "Resource",
                        R4 + "Resource-content",
                        "Words of any text in the resource, each from its beginning"));
    }
}
