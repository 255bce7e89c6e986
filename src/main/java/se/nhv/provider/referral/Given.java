package se.nhv.provider.referral;

import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * One parameter as it came. Immutable by contract.
 *
 * @param text the value in the address; null when it came in the body
 * @param value the value in the body; null when there is none, or it is a resource
 * @param resource the resource in the body; null when there is none
 */
record Given(
        String name,
        @Nullable String text,
        @Nullable Type value,
        @Nullable Resource resource) {
    private static final int SHOWN = 80;

    boolean inAddress() {
        return text != null;
    }

    /** The value as text, for a message, as much of it as a person needs; a resource is named, not shown. */
    String shown() {
        String whole = whole();
        return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "…";
    }

    private String whole() {
        if (text != null) {
            return text;
        }
        if (resource != null) {
            return resource.fhirType();
        }
        if (value == null) {
            return "-";
        }
        String primitive = value.primitiveValue();
        return primitive == null ? value.fhirType() : primitive;
    }
}
