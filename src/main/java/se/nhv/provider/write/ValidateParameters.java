package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The parameters of {@code $validate} (FHIR R4 resource-operation-validate): the resource, bare or in Parameters, and the mode. What we
 * do not judge by, such as a profile, is refused and not ignored.
 *
 * @param resource what is to be judged, as it was sent
 * @param asNew whether it is judged as a resource that gets an id of its own: mode {@code create}
 */
record ValidateParameters(JsonNode resource, boolean asNew) {
    private static final String PARAMETERS = "Parameters";
    private static final String MODE = "mode";
    private static final Set<String> IN_BODY = Set.of("resource", MODE);
    private static final Set<String> IN_ADDRESS = Set.of(MODE, "_format", "_pretty");

    /** @throws ProblemException when a parameter is unknown, missing or malformed */
    static ValidateParameters of(JsonNode body, RequestDetails request) {
        String mode = null;
        for (Map.Entry<String, String[]> parameter : request.getParameters().entrySet()) {
            requireKnown(parameter.getKey(), IN_ADDRESS);
            mode = parameter.getKey().equals(MODE) ? parameter.getValue()[0] : mode;
        }
        JsonNode resource = body;
        if (PARAMETERS.equals(body.path("resourceType").asText()) && !PARAMETERS.equals(request.getResourceName())) {
            resource = null;
            for (JsonNode parameter : body.path("parameter")) {
                String name = parameter.path("name").asText();
                requireKnown(name, IN_BODY);
                resource = parameter.has("resource") ? parameter.path("resource") : resource;
                mode = name.equals(MODE) ? parameter.path("valueCode").asText() : mode;
            }
        }
        if (resource == null) {
            throw refused(Problem.error(Code.MISSING_PARAMETER, "resource", "resource"));
        }
        return new ValidateParameters(resource, asNew(mode));
    }

    private static boolean asNew(@Nullable String mode) {
        if (mode != null && !mode.equals("create") && !mode.equals("update")) {
            throw refused(
                    Problem.error(Code.MALFORMED_PARAMETER, MODE, MODE, mode).allowing("create, update"));
        }
        return "create".equals(mode);
    }

    private static void requireKnown(String name, Set<String> known) {
        if (!known.contains(name)) {
            throw refused(Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                    .allowing(String.join(", ", known.stream().sorted().toList()))
                    .nearestTo(Nearest.of(name, known)));
        }
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(problem);
    }
}
