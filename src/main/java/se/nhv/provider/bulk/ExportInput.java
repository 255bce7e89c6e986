package se.nhv.provider.bulk;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ParserMessage;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.search.query.SearchRequest.Argument;

/** The parameters of a kick-off as one query, wherever they stood: in the address, a form, or a Parameters resource. Pure. */
final class ExportInput {
    private ExportInput() {}

    /** The parameters in the form of an address' query: for GET as they were sent. */
    static String query(RequestDetails request, @Nullable String inAddress, Codec codec) {
        if (request.getRequestType() != RequestTypeEnum.POST) {
            return inAddress == null ? "" : inAddress;
        }
        List<Argument> all = new ArrayList<>();
        Map<String, String[]> given = new TreeMap<>(request.getParameters());
        given.forEach((name, values) -> Arrays.stream(values).forEach(value -> all.add(new Argument(name, value))));
        all.addAll(body(request, codec));
        return String.join(
                "&",
                all.stream()
                        .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
                        .toList());
    }

    /**
     * The parameters of a query, decoded, in their order.
     *
     * @throws IllegalArgumentException when it cannot be decoded; the edge lets no such address through
     */
    static List<Argument> arguments(String query) {
        List<Argument> arguments = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                arguments.add(new Argument(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1])));
            }
        }
        return arguments;
    }

    private static List<Argument> body(RequestDetails request, Codec codec) {
        byte[] body = request.loadRequestContents();
        boolean form = String.valueOf(request.getHeader("Content-Type")).contains("x-www-form-urlencoded");
        if (form || body == null || new String(body, StandardCharsets.UTF_8).isBlank()) {
            return List.of();
        }
        boolean xml = RestfulServerUtils.determineRequestEncodingNoDefault(request) == EncodingEnum.XML;
        IParser parser = xml ? codec.context().newXmlParser() : codec.context().newJsonParser();
        try {
            var reader = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
            if (parser.parseResource(reader) instanceof Parameters parameters) {
                return parameters.getParameter().stream()
                        .map(ExportInput::argument)
                        .toList();
            }
        } catch (DataFormatException broken) {
            throw new ProblemException(Problem.error(Code.INVALID_BODY, null, ParserMessage.of(broken.getMessage())));
        }
        throw new ProblemException(
                Problem.error(Code.INVALID_BODY, null, "resourceType").allowing("Parameters"));
    }

    /** What is not a primitive value becomes none: the parameter's own rule says what is wrong with that. */
    private static Argument argument(ParametersParameterComponent parameter) {
        String value = parameter.hasValue() && parameter.getValue().isPrimitive()
                ? parameter.getValue().primitiveValue()
                : null;
        return new Argument(String.valueOf(parameter.getName()), value == null ? "" : value);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
