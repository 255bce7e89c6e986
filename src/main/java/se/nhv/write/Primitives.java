package se.nhv.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of R4's primitive types in JSON (FHIR R4 datatypes 2.24.0.1), as far as HAPI's types do not check them. */
final class Primitives {
    private static final int MOST_PLACES = 100;
    private static final int MEGABYTE = 1_048_576;
    private static final Pattern ANYTHING = Pattern.compile("(?s).*\\S.*");
    private static final Map<String, Pattern> FORMS = Map.of(
            "id", Pattern.compile("(?!\\.\\.?$)[A-Za-z0-9\\-.]{1,64}"), // . and .. are no address (RFC 3986, 5.2.4)
            "code", Pattern.compile("\\S+( \\S+)*"),
            "uri", Pattern.compile("\\S+"),
            "url", Pattern.compile("\\S+"),
            "canonical", Pattern.compile("\\S+"),
            "oid", Pattern.compile("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+"),
            "uuid", Pattern.compile("urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"),
            "date", Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?"),
            "positiveInt", Pattern.compile("[1-9]\\d{0,9}"),
            "unsignedInt", Pattern.compile("0|[1-9]\\d{0,9}"));

    private Primitives() {}

    /** What would be allowed where the value is not; null when the value has the type's form. */
    static @Nullable String refusal(String type, JsonNode value) {
        switch (type) {
            case "boolean":
                return value.isBoolean() ? null : "true, false";
            case "integer", "positiveInt", "unsignedInt":
                return value.isIntegralNumber() ? form(type, value) : type;
            case "decimal":
                return value.isNumber() ? size(value.decimalValue()) : type;
            default:
                return value.isTextual() ? form(type, value) : type;
        }
    }

    /** A decimal is written out when it is stored: what takes more places than any quantity needs is refused. */
    private static @Nullable String size(BigDecimal value) {
        long places = Math.max(value.precision(), Math.abs((long) value.scale()));
        return places > MOST_PLACES ? "decimal, <= " + MOST_PLACES : null;
    }

    /** Whether the text holds what XML cannot say and R4's strings do not have: control characters, half a surrogate pair. */
    private static boolean unspeakable(String text) {
        return text.codePoints()
                .anyMatch(point -> (point < ' ' && "\t\n\r".indexOf(point) < 0)
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        || point == 0xFFFE
                        || point == 0xFFFF);
    }

    private static @Nullable String form(String type, JsonNode value) {
        String text = value.asText();
        if (unspeakable(text)) {
            return type + ", U+0020–U+10FFFF, U+0009, U+000A, U+000D";
        }
        if (text.length() > MEGABYTE) {
            return "<= " + MEGABYTE;
        }
        Pattern form = FORMS.getOrDefault(type, ANYTHING);
        return form.matcher(text).matches() ? null : type + " " + (form == ANYTHING ? "" : form.pattern());
    }
}
