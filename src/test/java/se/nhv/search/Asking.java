package se.nhv.search;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import se.nhv.testing.RunningRegister;

/** Asks a running register as a directory client does, in whichever way. */
final class Asking {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningRegister register;

    Asking(RunningRegister register) {
        this.register = register;
    }

    /** The searchset of a request written for people: letters that an address cannot hold are encoded here. */
    Bundle get(String request, String... headers) {
        return bundle(request, register.get(address(request), headers));
    }

    Bundle post(String request, String... headers) {
        int mark = request.indexOf('?');
        String type = mark < 0 ? request : request.substring(0, mark);
        String form = mark < 0 ? "" : encoded(request.substring(mark + 1));
        String path = type.isEmpty() ? "_search" : type + "/_search";
        return bundle(request, register.post(path, FORM, form, headers));
    }

    HttpResponse<byte[]> answer(String request, String... headers) {
        return register.get(address(request), headers);
    }

    OperationOutcome refusal(String request, int status, String... headers) {
        HttpResponse<byte[]> answer = answer(request, headers);
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    request + " answered " + answer.statusCode() + ": " + RunningRegister.text(answer));
        }
        return register.resource(answer, OperationOutcome.class);
    }

    private Bundle bundle(String request, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    request + " answered " + answer.statusCode() + ": " + RunningRegister.text(answer));
        }
        return register.resource(answer, Bundle.class);
    }

    private static String address(String request) {
        if (request.startsWith("http")) {
            return request;
        }
        int mark = request.indexOf('?');
        return mark < 0 ? request : request.substring(0, mark + 1) + encoded(request.substring(mark + 1));
    }

    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(encode(pair.substring(0, equals)))
                    .append('=')
                    .append(encode(pair.substring(equals + 1)));
        }
        return encoded.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@code Type/id} of the matches, in order. */
    static List<String> matches(Bundle bundle) {
        return references(bundle, SearchEntryMode.MATCH);
    }

    static List<String> included(Bundle bundle) {
        return references(bundle, SearchEntryMode.INCLUDE);
    }

    /** The ids of the matches, in order. */
    static List<String> ids(Bundle bundle) {
        return matches(bundle).stream()
                .map(id -> id.substring(id.indexOf('/') + 1))
                .toList();
    }

    private static List<String> references(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(Asking::reference)
                .toList();
    }

    private static String reference(BundleEntryComponent entry) {
        return entry.getResource().fhirType() + "/"
                + entry.getResource().getIdElement().getIdPart();
    }
}
