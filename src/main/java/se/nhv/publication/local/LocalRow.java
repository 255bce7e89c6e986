package se.nhv.publication.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a register says about one unit, or about a service, a place or a permit of it.
 *
 * @param resource what it is about, {@code Organization/sus}
 * @param hsaId its HSA-id; null when the register gives none
 * @param organisationNumber its organisation number; null when the register gives none
 * @param endpoint the address of its referral service; null when the register gives none
 * @param email a function's mail address; null when the register gives none
 */
public record LocalRow(
        String resource,
        @Nullable String hsaId,
        @Nullable String organisationNumber,
        @Nullable String endpoint,
        @Nullable String email) {

    /** The columns, as they are named in CSV and JSON. */
    public static final List<String> COLUMNS =
            List.of("resource", "organization", "hsaId", "organisationNumber", "endpoint", "email");
    /** The kinds that local facts are put on. */
    public static final List<String> TYPES =
            List.of("Organization", "HealthcareService", "Location", "OrganizationAffiliation");

    /** The row of named values; an empty value is none. */
    static LocalRow of(Map<String, String> values) {
        return new LocalRow(
                resource(values),
                value(values, "hsaId"),
                value(values, "organisationNumber"),
                value(values, "endpoint"),
                value(values, "email"));
    }

    /** A bare id is an organisation's. */
    private static String resource(Map<String, String> values) {
        String named = values.getOrDefault("resource", "").isBlank()
                ? values.getOrDefault("organization", "")
                : values.getOrDefault("resource", "");
        String stripped = named.strip();
        return stripped.isEmpty() || stripped.contains("/") ? stripped : "Organization/" + stripped;
    }

    private static @Nullable String value(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    /** What is wrong with the row, in plain words; empty when nothing is. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        String type = resource.replaceFirst("/.*$", "");
        if (resource.isEmpty()) {
            faults.add("anger ingen resurs");
        } else if (!TYPES.contains(type)) {
            faults.add("är ingen av " + String.join(", ", TYPES));
        }
        if (organisationNumber != null && !type.equals("Organization")) {
            faults.add("organisationsnummer har bara en organisation");
        }
        if (hsaId != null && !hsaId.matches("SE\\d{10}-[A-Z0-9]{1,16}")) {
            faults.add("är inget HSA-id: " + hsaId);
        }
        if (organisationNumber != null
                && !(organisationNumber.matches("\\d{6}-\\d{4}") && checked(organisationNumber))) {
            faults.add("är inget organisationsnummer: " + organisationNumber);
        }
        if (endpoint != null && !endpoint.matches("https://[^\\s@]+")) {
            faults.add("är ingen https-adress: " + endpoint);
        }
        if (email != null && !functional(email)) {
            faults.add("är ingen funktionsadress utan kan vara en persons: " + email);
        }
        return faults;
    }

    /** A name with a dot in it before the at sign is taken for a person's. */
    private static boolean functional(String address) {
        return address.matches("[a-z0-9-]+@[a-z0-9.-]+\\.[a-z]{2,}");
    }

    /** The check digit of ten digits (Luhn, as in the law on organisation numbers). */
    private static boolean checked(String number) {
        String digits = number.replace("-", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }
}
