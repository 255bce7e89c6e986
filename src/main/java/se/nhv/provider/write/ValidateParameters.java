package se.nhv.provider.write;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The parameters of {@code $validate} (FHIR R4 resource-operation-validate): the resource, bare or in Parameters, the mode and the profile.
 * What we do not judge by, such as a profile other than R4's own of the type, is refused and not ignored.
 *
 * @param resource what is to be judged, as it was sent; null for what is stored
 * @param mode what shall be done with it
 */
record ValidateParameters(@Nullable JsonNode resource, Mode mode) {
    private static final String PARAMETERS = "Parameters";
    private static final String MODE = "mode";
    private static final String PROFILE = "profile";
    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";
    private static final Set<String> IN_BODY = Set.of("resource", MODE, PROFILE);
    private static final Set<String> IN_ADDRESS = Set.of(MODE, PROFILE, "_format", "_pretty");

    /** What the client means to do (R4's resource-validation-mode); without one, what the address says: create or update. */
    enum Mode {
        NONE,
        CREATE,
        UPDATE,
        DELETE,
        PROFILE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param body the body; null when there is none
     * @throws ProblemException when a parameter is unknown, missing or malformed, or does not go with the others
     */
    static ValidateParameters of(@Nullable JsonNode body, RequestDetails request) {
        boolean instance = request.getId() != null && request.getId().hasIdPart();
        String mode = null;
        for (Map.Entry<String, String[]> parameter : request.getParameters().entrySet()) {
            requireKnown(parameter.getKey(), IN_ADDRESS);
            mode = parameter.getKey().equals(MODE) ? parameter.getValue()[0] : mode;
            profile(parameter.getKey(), parameter.getValue()[0], request);
        }
        JsonNode resource = body;
        if (body != null
                && PARAMETERS.equals(body.path("resourceType").asText())
                && !PARAMETERS.equals(request.getResourceName())) {
            resource = null;
            for (JsonNode parameter : body.path("parameter")) {
                String name = parameter.path("name").asText();
                requireKnown(name, IN_BODY);
                resource = parameter.has("resource") ? parameter.path("resource") : resource;
                mode = name.equals(MODE) ? parameter.path("valueCode").asText() : mode;
                profile(
                        name,
                        parameter
                                .path("valueUri")
                                .asText(parameter.path("valueCanonical").asText()),
                        request);
            }
        }
        ValidateParameters parameters = new ValidateParameters(resource, mode(mode, instance));
        parameters.requireTogether(instance);
        return parameters;
    }

    /** A resource is there unless what is stored is meant (R4: "must be present unless the mode is delete"). */
    private void requireTogether(boolean instance) {
        boolean ofStored = mode == Mode.DELETE || mode == Mode.PROFILE;
        if (resource == null && !(ofStored || (instance && mode == Mode.NONE))) {
            throw refused(Problem.error(Code.MISSING_PARAMETER, "resource", "resource"));
        }
        if (resource != null && ofStored) {
            throw refused(
                    Problem.error(Code.CONFLICTING_PARAMETERS, "resource", "resource, " + MODE + "=" + mode.code()));
        }
    }

    private static Mode mode(@Nullable String code, boolean instance) {
        List<Mode> allowed =
                instance ? List.of(Mode.UPDATE, Mode.DELETE, Mode.PROFILE) : List.of(Mode.CREATE, Mode.UPDATE);
        if (code == null) {
            return Mode.NONE;
        }
        return allowed.stream()
                .filter(mode -> mode.code().equals(code))
                .findFirst()
                .orElseThrow(() -> refused(Problem.error(Code.MALFORMED_PARAMETER, MODE, MODE, code)
                        .allowing(Stream.of(Mode.values())
                                .filter(allowed::contains)
                                .map(Mode::code)
                                .collect(Collectors.joining(", ")))));
    }

    /** Every resource is judged by R4's definition of its type, so that one may be named. */
    private static void profile(String name, String value, RequestDetails request) {
        String own = R4 + request.getResourceName();
        if (name.equals(PROFILE) && !value.equals(own)) {
            throw refused(Problem.error(Code.MALFORMED_PARAMETER, PROFILE, PROFILE, value)
                    .allowing(own));
        }
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
