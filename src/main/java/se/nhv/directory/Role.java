package se.nhv.directory;

import java.util.Arrays;
import java.util.Optional;

/** What a permit makes of the unit: the codes of CodeSystem nhv-tillstandsroll. */
public enum Role {
    PERMIT("tillstand"),
    SUB_PERMIT("undertillstand"),
    SUBCONTRACTOR("underleverantor"),
    COLLABORATION_PARTNER("samarbetspartner"),
    SHARED("delat-uppdrag"),
    UNIT_NOT_STATED("enhet-ej-angiven");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
