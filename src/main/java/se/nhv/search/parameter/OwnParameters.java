package se.nhv.search.parameter;

import java.util.ArrayList;
import java.util.List;
import se.nhv.fhir.Systems;

/** The search parameters that R4 does not have: those of every resource that HAPI leaves out, and the register's own. */
final class OwnParameters {
    private static final String R4 = "http://hl7.org/fhir/SearchParameter/";
    private static final String OWN = Systems.BASE + "/SearchParameter/";
    private static final String EXTENSION = Systems.BASE + "/StructureDefinition/";

    private OwnParameters() {}

    /** What stands beside R4's parameters for the type. */
    static List<Parameter> of(String type) {
        List<Parameter> own = new ArrayList<>(ofEvery());
        if ("OrganizationAffiliation".equals(type)) {
            own.add(Parameter.simple(
                    "valid-on",
                    ParameterType.SPECIAL,
                    "OrganizationAffiliation",
                    OWN + "valid-on",
                    "Affiliations that are active and whose period contains the day; one without a known start contains"
                            + " every day up to its end"));
        }
        if ("PlanDefinition".equals(type)) {
            own.add(Parameter.simple(
                    "decided-units",
                    ParameterType.NUMBER,
                    "PlanDefinition.extension('" + EXTENSION + "nhv-number-of-units').value",
                    OWN + "decided-units",
                    "The number of units that the care area is to be provided at, as decided"));
            own.add(Parameter.simple(
                    "process-status",
                    ParameterType.TOKEN,
                    "PlanDefinition.extension('" + EXTENSION + "nhv-process-status').value",
                    OWN + "process-status",
                    "Where the care area stands in the process of national highly specialised care"));
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
                        "Words of any text in the resource, each from its beginning"),
                Parameter.simple(
                        "evidence",
                        ParameterType.TOKEN,
                        "Resource.meta.tag.where(system='" + Systems.EVIDENCE + "')",
                        OWN + "evidence",
                        "The rank of the source that states the resource's existence"));
    }
}
