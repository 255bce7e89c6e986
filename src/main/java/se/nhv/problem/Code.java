package se.nhv.problem;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The kinds of problem, each with its stable code (CodeSystem nhv-fel), R4's issue type and the HTTP status it becomes.
 * The text of a code stands in messages_sv and messages_en under the same name.
 */
public enum Code {
    UNKNOWN_PARAMETER("unknown-parameter", IssueType.INVALID, 400),
    MISSING_PARAMETER("missing-parameter", IssueType.REQUIRED, 400),
    REPEATED_PARAMETER("repeated-parameter", IssueType.INVALID, 400),
    CONFLICTING_PARAMETERS("conflicting-parameters", IssueType.INVALID, 400),
    MALFORMED_PARAMETER("malformed-parameter", IssueType.VALUE, 400),
    NOT_IN_GET("not-in-get", IssueType.NOTSUPPORTED, 400),
    MALFORMED_ANSWER("malformed-answer", IssueType.VALUE, 400),
    UNKNOWN_LINK_ID("unknown-link-id", IssueType.CODEINVALID, 400),
    UNKNOWN_AREA("unknown-area", IssueType.CODEINVALID, 400),
    UNKNOWN_SYSTEM("unknown-system", IssueType.NOTFOUND, 400),
    UNKNOWN_COUNTY("unknown-county", IssueType.CODEINVALID, 400),
    UNKNOWN_RESOURCE("unknown-resource", IssueType.NOTFOUND, 404),
    GONE_RESOURCE("gone-resource", IssueType.DELETED, 410),
    GONE_EDITION("gone-edition", IssueType.EXPIRED, 410),
    METHOD_NOT_ALLOWED("method-not-allowed", IssueType.NOTSUPPORTED, 405),
    NOT_ACCEPTABLE("not-acceptable", IssueType.NOTSUPPORTED, 406),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", IssueType.NOTSUPPORTED, 415),
    TOO_LONG("too-long", IssueType.TOOLONG, 414),
    TOO_LARGE("too-large", IssueType.TOOLONG, 413),
    INVALID_BODY("invalid-body", IssueType.STRUCTURE, 400),
    REFUSED_WRITE("refused-write", IssueType.BUSINESSRULE, 422),
    UNKNOWN_ELEMENT("unknown-element", IssueType.STRUCTURE, 400),
    MALFORMED_ELEMENT("malformed-element", IssueType.VALUE, 400),
    MISSING_ELEMENT("missing-element", IssueType.REQUIRED, 422),
    UNKNOWN_CODE("unknown-code", IssueType.CODEINVALID, 422),
    DANGLING_REFERENCE("dangling-reference", IssueType.NOTFOUND, 422),
    WRONG_TARGET("wrong-target", IssueType.VALUE, 422),
    CYCLIC_REFERENCE("cyclic-reference", IssueType.BUSINESSRULE, 422),
    DUPLICATE_IDENTIFIER("duplicate-identifier", IssueType.DUPLICATE, 422),
    REVERSED_PERIOD("reversed-period", IssueType.INVARIANT, 422),
    PERMIT_MISSING("permit-missing", IssueType.BUSINESSRULE, 422),
    TOO_FEW_UNITS("too-few-units", IssueType.BUSINESSRULE, 422),
    SAME_AUTHOR("same-author", IssueType.BUSINESSRULE, 422),
    STILL_REFERENCED("still-referenced", IssueType.CONFLICT, 409),
    CONFLICT("conflict", IssueType.CONFLICT, 409),
    PRECONDITION_FAILED("precondition-failed", IssueType.CONFLICT, 412),
    READ_ONLY("read-only", IssueType.NOTSUPPORTED, 405),
    TOO_COSTLY("too-costly", IssueType.TOOCOSTLY, 400),
    RATE_LIMITED("rate-limited", IssueType.THROTTLED, 429),
    LOGIN_REQUIRED("login-required", IssueType.LOGIN, 401),
    UNAVAILABLE("unavailable", IssueType.TRANSIENT, 503),
    /** Not an error: the register knows no area for this code. */
    NOT_FOUND("not-found", IssueType.NOTFOUND, 200),
    /** Not an error: the code does not have the form of its system, or is not in it. */
    CODE_INVALID("code-invalid", IssueType.CODEINVALID, 200),
    /** Not an error: why an answer is as it is, for who asked for the reasons. */
    EXPLANATION("explanation", IssueType.INFORMATIONAL, 200),
    /** Not an error: no Location has a position, so nothing is near anything. */
    NO_POSITION("no-position", IssueType.INCOMPLETE, 200),
    /** Not an error: a code that is in the classification and belongs to no area. */
    NO_AREA("no-area", IssueType.INFORMATIONAL, 200),
    /** Not an error: no area for the code itself, but codes below it have one. */
    CODE_TOO_GENERAL("code-too-general", IssueType.INCOMPLETE, 200),
    /** Not an error: a code system that the register knows and has no mapping from. */
    NO_MAPPING("no-mapping", IssueType.NOTSUPPORTED, 200),
    /** Not an error: a question whose answer decides whether a part of a plan applies. */
    OPEN_QUESTION("open-question", IssueType.INCOMPLETE, 200),
    /** Not an error: the register proposes no referral for this patient to this unit. */
    NO_REFERRAL("no-referral", IssueType.INFORMATIONAL, 200),
    /** Not an error: an answer to a question of an area that was not asked about. */
    ANSWER_NOT_USED("answer-not-used", IssueType.INFORMATIONAL, 200),
    /** Not an error: the register held nothing at the time that was asked about. */
    NOTHING_KNOWN("nothing-known", IssueType.INFORMATIONAL, 200),
    /** Not an error: a write was carried out. */
    WRITTEN("written", IssueType.INFORMATIONAL, 200),
    /** Not an error: a resource could be stored as it is. */
    VALID("valid", IssueType.INFORMATIONAL, 200),
    /** A defect of ours. */
    INTERNAL("internal", IssueType.EXCEPTION, 500);

    private final String code;
    private final IssueType issueType;
    private final int status;

    Code(String code, IssueType issueType, int status) {
        this.code = code;
        this.issueType = issueType;
        this.status = status;
    }

    /** The code in CodeSystem nhv-fel, and the key of the text. */
    public String code() {
        return code;
    }

    public IssueType issueType() {
        return issueType;
    }

    /** The HTTP status of an answer that consists of this problem; 200 for what only informs. */
    public int status() {
        return status;
    }
}
