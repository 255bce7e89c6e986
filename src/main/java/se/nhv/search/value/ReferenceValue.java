package se.nhv.search.value;

/**
 * A reference or a canonical address. Absent parts are empty.
 *
 * @param target {@code Type/id} for a relative reference, otherwise the address without version
 * @param version the version that the reference names
 * @param identifierSystem the system of Reference.identifier
 * @param identifierValue the value of Reference.identifier
 */
public record ReferenceValue(String target, String version, String identifierSystem, String identifierValue)
        implements Value {

    @Override
    public int compareTo(Value value) {
        if (!(value instanceof ReferenceValue other)) {
            return compareKind(value);
        }
        int order = target.compareTo(other.target);
        order = order != 0 ? order : version.compareTo(other.version);
        order = order != 0 ? order : identifierSystem.compareTo(other.identifierSystem);
        return order != 0 ? order : identifierValue.compareTo(other.identifierValue);
    }

    @Override
    public String shown() {
        String shown = version.isEmpty() ? target : target + "|" + version;
        return identifierValue.isEmpty() ? shown : shown + " " + identifierSystem + "|" + identifierValue;
    }
}
