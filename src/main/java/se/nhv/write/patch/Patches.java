package se.nhv.write.patch;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/** Applies a patch of either kind. Pure: the given trees stay as they are. */
public final class Patches {
    private Patches() {}

    /**
     * The resource with the patch applied.
     *
     * @param patch an array of JSON Patch operations, or Parameters with FHIRPath Patch operations
     * @throws ProblemException when an operation cannot be carried out, naming it
     */
    public static JsonNode apply(JsonNode patch, JsonNode resource, FhirContext context) {
        if (patch.isArray()) {
            return new JsonPatch(resource.deepCopy()).apply(patch);
        }
        if (patch.path("resourceType").asText().equals("Parameters")) {
            return new FhirPathPatch(context, resource.deepCopy()).apply(patch);
        }
        throw new ProblemException(Problem.error(Code.INVALID_BODY, null, "patch")
                .allowing("application/json-patch+json: [...], application/fhir+json: Parameters"));
    }
}
