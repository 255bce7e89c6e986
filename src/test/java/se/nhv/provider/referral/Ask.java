package se.nhv.provider.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import se.nhv.testing.RunningRegister;

/**
 * Asks one question in every way that a client can: GET where nothing needs a body, POST, JSON and XML. All answers must be the
 * same; one of them is returned.
 */
final class Ask {
    static final String AREAS = "PlanDefinition/$nhv-areas";
    static final String DESTINATIONS = "HealthcareService/$nhv-destinations";

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";

    private final RunningRegister register;
    private final String operation;
    private final List<String[]> parameters = new ArrayList<>();
    private final QuestionnaireResponse answers =
            new QuestionnaireResponse().setStatus(QuestionnaireResponseStatus.COMPLETED);

    private Ask(RunningRegister register, String operation) {
        this.register = register;
        this.operation = operation;
    }

    static Ask areas(RunningRegister register) {
        return new Ask(register, AREAS);
    }

    static Ask destinations(RunningRegister register) {
        return new Ask(register, DESTINATIONS);
    }

    /** Adds {@code name=value} pairs separated by blanks; {@code yes=linkId} and {@code no=linkId} are answers. */
    Ask with(String pairs) {
        for (String pair : pairs.strip().split("\\s+")) {
            if (pair.isEmpty()) {
                continue;
            }
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (name.equals("yes") || name.equals("no")) {
                answers.addItem().setLinkId(value).addAnswer().setValue(new BooleanType(name.equals("yes")));
            } else {
                parameters.add(new String[] {name, value});
            }
        }
        return this;
    }

    /** The answer, which must be 200 and the same whichever way it was asked for. */
    Answer answer() {
        List<Parameters> same = new ArrayList<>();
        for (HttpResponse<byte[]> response : responses()) {
            assertThat(response.statusCode()).as(RunningRegister.text(response)).isEqualTo(200);
            same.add(register.resource(response, Parameters.class));
            assertThat(json(same.get(same.size() - 1))).isEqualTo(json(same.get(0)));
        }
        return new Answer(same.get(0));
    }

    private List<HttpResponse<byte[]>> responses() {
        List<HttpResponse<byte[]>> responses = new ArrayList<>();
        for (String accept : List.of(JSON, XML)) {
            if (!answers.hasItem()) {
                responses.add(register.get(operation + "?" + query(), "Accept", accept));
            }
            responses.add(register.post(operation, JSON, json(body()), "Accept", accept));
            responses.add(register.post(operation, XML, xml(body()), "Accept", accept));
        }
        return responses;
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        for (String[] parameter : parameters) {
            pairs.add(parameter[0] + "=" + URLEncoder.encode(parameter[1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    private Parameters body() {
        Parameters body = new Parameters();
        for (String[] parameter : parameters) {
            body.addParameter().setName(parameter[0]).setValue(value(parameter[0], parameter[1]));
        }
        if (answers.hasItem()) {
            body.addParameter().setName("answers").setResource(answers);
        }
        return body;
    }

    private static Type value(String name, String value) {
        return switch (name) {
            case "date", "birthDate" -> new DateType(value);
            case "age" -> new IntegerType(value);
            case "eligibleOnly" -> new BooleanType(value);
            case "asOf" -> new InstantType(value);
            default -> new StringType(value);
        };
    }

    static String json(Resource resource) {
        return RunningRegister.context().newJsonParser().encodeResourceToString(resource);
    }

    private static String xml(Resource resource) {
        return RunningRegister.context().newXmlParser().encodeResourceToString(resource);
    }
}
