package se.nhv.source.compare;

/** What a document and the register may say differently about an area, or about a holder's permit for it. */
public enum Fact {
    TITLE("title"),
    /** How many units may give the care. */
    UNITS("units"),
    /** The same for a part of the area, or for a sub-permit. */
    PART_UNITS("units"),
    /** Whether the region holds a permit. */
    HOLDER(""),
    HOSPITAL("hospital"),
    START("start"),
    END("end"),
    CASE_NUMBER("dnr"),
    PARTNERS("partners"),
    SUB_PERMITS("sub-permits");

    private final String code;

    Fact(String code) {
        this.code = code;
    }

    /** Its part of a name; empty for the holder itself. */
    public String code() {
        return code;
    }
}
