package se.nhv.terminology.issue;

/** The codes of {@code http://hl7.org/fhir/tools/CodeSystem/tx-issue-type} that are used here (tx-ecosystem guide, issues). */
public enum TxIssue {
    NOT_FOUND("not-found"),
    NOT_IN_VS("not-in-vs"),
    THIS_CODE_NOT_IN_VS("this-code-not-in-vs"),
    INVALID_CODE("invalid-code"),
    INVALID_DISPLAY("invalid-display"),
    DISPLAY_COMMENT("display-comment"),
    CODE_COMMENT("code-comment"),
    CODE_RULE("code-rule"),
    STATUS_CHECK("status-check"),
    INVALID_DATA("invalid-data"),
    CANNOT_INFER("cannot-infer"),
    VS_INVALID("vs-invalid"),
    VERSION_ERROR("version-error"),
    CACHE_ID_UNKNOWN("cache-id-unknown"),
    CACHE_ID_DUPLICATE("cache-id-duplicate");

    public static final String SYSTEM = "http://hl7.org/fhir/tools/CodeSystem/tx-issue-type";

    private final String code;

    TxIssue(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
