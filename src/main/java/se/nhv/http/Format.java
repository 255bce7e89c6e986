package se.nhv.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which a resource can be sent, and which one a request asks for (FHIR R4 http, content negotiation). */
public enum Format {
    JSON("application/fhir+json;charset=utf-8"),
    XML("application/fhir+xml;charset=utf-8"),
    /** A person's browser: the web room's pages, and JSON where there is no page. */
    HTML("text/html;charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    String mediaType() {
        return contentType.substring(0, contentType.indexOf(';'));
    }

    /** The asked format, JSON when it cannot be given: for answers that must be given in some form, such as errors. */
    public static Format wanted(@Nullable String formatParameter, @Nullable String accept) {
        Format format = negotiate(formatParameter, accept).orElse(JSON);
        return format == HTML ? JSON : format;
    }

    /** The asked format; empty when nothing that the client accepts can be given (406). */
    public static Optional<Format> negotiate(@Nullable String formatParameter, @Nullable String accept) {
        if (formatParameter != null && !formatParameter.isBlank()) {
            // a plus sign in a query is a blank when decoded: application/fhir json is what the client meant
            String named = formatParameter.strip().toLowerCase(Locale.ROOT).replace(' ', '+');
            return named(named);
        }
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        for (String type : byPreference(accept)) {
            Optional<Format> format =
                    type.equals("*/*") || type.equals("application/*") ? Optional.of(JSON) : named(type);
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }

    private static Optional<Format> named(String type) {
        if (!MediaType.release4(type)) {
            return Optional.empty();
        }
        switch (type.split(";", 2)[0].strip()) {
            case "json", "application/json", "application/fhir+json", "application/json+fhir", "text/json":
                return Optional.of(JSON);
            case "xml", "application/xml", "application/fhir+xml", "application/xml+fhir", "text/xml":
                return Optional.of(XML);
            case "html", "text/html", "application/xhtml+xml", "text/*":
                return Optional.of(HTML);
            default:
                return Optional.empty();
        }
    }

    private record Range(String type, double quality) {}

    private static List<String> byPreference(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String part : accept.split(",", -1)) {
            String[] pieces = part.strip().toLowerCase(Locale.ROOT).split(";", -1);
            double quality = 1;
            for (int i = 1; i < pieces.length; i++) {
                String parameter = pieces[i].strip();
                if (parameter.startsWith("q=")) {
                    quality = quality(parameter.substring(2));
                }
            }
            if (quality > 0 && MediaType.release4(part)) {
                ranges.add(new Range(pieces[0].strip(), quality));
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        return ranges.stream().map(Range::type).toList();
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException broken) {
            return 1;
        }
    }
}
