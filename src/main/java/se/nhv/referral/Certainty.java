package se.nhv.referral;

import java.util.Optional;

/** How far a diagnosis code alone goes: it meets its criterion, or it only makes the area worth asking about. */
public enum Certainty {
    CERTAIN("saker"),
    CANDIDATE("kandidat");

    private final String code;

    Certainty(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** What R4's equivalence (the ICD code relative to the criterion) means; empty when the two do not meet at all. */
    static Optional<Certainty> of(String equivalence) {
        return switch (equivalence) {
            case "equal", "equivalent", "narrower", "specializes" -> Optional.of(CERTAIN);
            case "subsumes", "wider", "relatedto", "inexact" -> Optional.of(CANDIDATE);
            default -> Optional.empty();
        };
    }
}
