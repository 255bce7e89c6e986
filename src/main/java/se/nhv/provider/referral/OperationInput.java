package se.nhv.provider.referral;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ParserMessage;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The parameters of an operation, from the address and, with POST, from a Parameters resource in JSON or XML (FHIR R4
 * operations 3.2.0). Nothing is dropped: what the body holds and FHIR does not know is a fault.
 *
 * @param given in the order in which they came, those of the address first
 * @param faults of the body as a whole; each is an error
 */
record OperationInput(List<Given> given, List<Problem> faults) {

    static OperationInput read(RequestDetails request, Codec codec) {
        List<Given> given = new ArrayList<>();
        List<Problem> faults = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            for (String value : values) {
                given.add(new Given(name, value, null, null));
            }
        });
        if (request.getRequestType() == RequestTypeEnum.POST) {
            readBody(request, codec, given, faults);
        }
        return new OperationInput(List.copyOf(given), List.copyOf(faults));
    }

    private static void readBody(RequestDetails request, Codec codec, List<Given> given, List<Problem> faults) {
        byte[] body = request.loadRequestContents();
        if (body == null || new String(body, StandardCharsets.UTF_8).isBlank()) {
            return; // then every parameter stands in the address, or is missing
        }
        String type = contentType(request.getHeader("Content-Type"));
        if (type.contains("x-www-form-urlencoded")) {
            faults.add(Problem.error(Code.UNSUPPORTED_MEDIA_TYPE, null, type)
                    .allowing("application/fhir+json, application/fhir+xml"));
            return;
        }
        BodyFaults inBody = new BodyFaults();
        IParser parser = type.contains("xml")
                ? codec.context().newXmlParser()
                : codec.context().newJsonParser();
        parser.setParserErrorHandler(inBody);
        try {
            IBaseResource resource =
                    parser.parseResource(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
            if (resource instanceof Parameters parameters) {
                parameters.getParameter().forEach(parameter -> given.add(given(parameter)));
            } else {
                faults.add(Problem.error(Code.INVALID_BODY, null, resource.fhirType())
                        .allowing("Parameters"));
            }
        } catch (DataFormatException broken) {
            // what the rest of the request lacks is a consequence: the one fault is told
            throw new ProblemException(Problem.error(Code.INVALID_BODY, null, ParserMessage.of(broken.getMessage())));
        }
        faults.addAll(inBody.problems());
    }

    private static Given given(ParametersParameterComponent parameter) {
        String name = parameter.hasName() ? parameter.getName() : "";
        return new Given(name, null, parameter.getValue(), parameter.getResource());
    }

    private static String contentType(@Nullable String header) {
        return header == null ? "" : header.toLowerCase(Locale.ROOT);
    }
}
