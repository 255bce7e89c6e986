package se.nhv.search.parameter;

import java.util.List;

/** The kinds of search parameter (FHIR R4, 3.1.1.4), each with the modifiers that it knows. */
public enum ParameterType {
    TOKEN("token", "missing", "text", "not", "in", "not-in", "below", "above", "of-type"),
    STRING("string", "missing", "exact", "contains"),
    REFERENCE("reference", "missing", "identifier", "below", "above"),
    URI("uri", "missing", "below", "above"),
    DATE("date", "missing"),
    NUMBER("number", "missing"),
    QUANTITY("quantity", "missing"),
    COMPOSITE("composite", "missing"),
    SPECIAL("special", "missing");

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // List.of in the constructor
    private final List<String> modifiers;

    ParameterType(String code, String... modifiers) {
        this.code = code;
        this.modifiers = List.of(modifiers);
    }

    /** The code in http://hl7.org/fhir/search-param-type. */
    public String code() {
        return code;
    }

    /** The modifiers, without colon; a reference also takes the name of a type. */
    public List<String> modifiers() {
        return modifiers;
    }

    /** Whether an answer can be sorted by such a parameter. */
    public boolean sortable() {
        return this != COMPOSITE && this != SPECIAL;
    }
}
