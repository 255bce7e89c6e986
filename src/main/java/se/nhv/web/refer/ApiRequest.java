package se.nhv.web.refer;

import java.util.ArrayList;
import java.util.List;
import se.nhv.web.Address;

/** The journey's question as a request to the FHIR service, for a developer to copy. Pure. */
final class ApiRequest {
    private static final String OPERATION = "/fhir/HealthcareService/$nhv-destinations";

    private ApiRequest() {}

    /** GET where that is enough; answers about a patient go in a body. */
    static String of(ReferRequest request) {
        return request.yes().isEmpty() && request.no().isEmpty() ? "GET " + get(request) : post(request);
    }

    static Address get(ReferRequest request) {
        return Address.of(OPERATION)
                .withAll("diagnosis", request.diagnoses())
                .withAll("area", request.areas())
                .with("age", request.age())
                .with("homeCounty", request.county())
                .with("date", request.date().toString());
    }

    private static String post(ReferRequest request) {
        List<String> parameters = new ArrayList<>();
        request.diagnoses().forEach(code -> parameters.add(parameter("diagnosis", "valueString", text(code))));
        request.areas().forEach(code -> parameters.add(parameter("area", "valueString", text(code))));
        if (!request.age().isEmpty()) {
            parameters.add(parameter("age", "valueInteger", request.age()));
        }
        if (!request.county().isEmpty()) {
            parameters.add(parameter("homeCounty", "valueString", text(request.county())));
        }
        parameters.add(parameter("date", "valueDate", text(request.date().toString())));
        List<String> items = new ArrayList<>();
        request.yes().forEach(linkId -> items.add(item(linkId, true)));
        request.no().forEach(linkId -> items.add(item(linkId, false)));
        parameters.add("{\"name\":\"answers\",\"resource\":{\"resourceType\":\"QuestionnaireResponse\","
                + "\"status\":\"completed\",\"item\":[\n  " + String.join(",\n  ", items) + "]}}");
        return "POST " + OPERATION + "\nContent-Type: application/fhir+json\n\n"
                + "{\"resourceType\":\"Parameters\",\"parameter\":[\n "
                + String.join(",\n ", parameters) + "]}";
    }

    private static String parameter(String name, String type, String value) {
        return "{\"name\":\"" + name + "\",\"" + type + "\":" + value + "}";
    }

    private static String item(String linkId, boolean value) {
        return "{\"linkId\":" + text(linkId) + ",\"answer\":[{\"valueBoolean\":" + value + "}]}";
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
