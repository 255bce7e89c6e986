package se.nhv.search.value;

import se.nhv.text.Letters;
import se.nhv.text.Pairs;

/**
 * A code, an identifier, a contact point, a boolean (FHIR R4, 3.1.1.4.10). Absent parts are empty.
 *
 * @param code the code or the value; empty for a concept that is only text
 * @param system the system of the code or identifier
 * @param text the display, the concept's text or the identifier type's text: what {@code :text} looks in
 * @param typeSystem the system of an identifier's type
 * @param typeCode the code of an identifier's type
 * @param implied true when the resource does not name the system itself, as for an element of type code
 */
public record TokenValue(String code, String system, String text, String typeSystem, String typeCode, boolean implied)
        implements Value {

    public static TokenValue of(String code, String system, String text) {
        return new TokenValue(code, system, text, "", "", false);
    }

    @Override
    public int compareTo(Value value) {
        if (!(value instanceof TokenValue other)) {
            return compareKind(value);
        }
        int order = code.compareTo(other.code);
        order = order != 0 ? order : system.compareTo(other.system);
        order = order != 0 ? order : text.compareTo(other.text);
        order = order != 0 ? order : typeSystem.compareTo(other.typeSystem);
        order = order != 0 ? order : typeCode.compareTo(other.typeCode);
        return order != 0 ? order : Boolean.compare(implied, other.implied);
    }

    @Override
    public long pairs() {
        return Pairs.mark(Letters.exact(text));
    }

    @Override
    public String shown() {
        return (system.isEmpty() ? code : system + "|" + code) + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
