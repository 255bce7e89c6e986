package se.nhv.terminology.issue;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The messages of terminology answers. The wordings are HL7's own, read from {@code Messages.properties} of
 * org.hl7.fhir.utilities; those that the version in use lacks or words differently stand in {@code tx.properties} beside this
 * class. A constant is a key; {@code _one} and {@code _other} are the forms for one and several things.
 */
public enum Message {
    ABSTRACT_CODE_NOT_ALLOWED,
    CODE_CASE_DIFFERENCE,
    CODESYSTEM_CS_NO_SUPPLEMENT,
    CONCEPT_DEPRECATED_IN_VALUESET,
    CODING_HAS_NO_SYSTEM("Coding_has_no_system__cannot_validate"),
    DEPRECATED_CONCEPT_FOUND,
    FILTER_NOT_UNDERSTOOD,
    DISPLAY_SHOULD_BE_ONE("Display_Name_for__should_be_one_of__instead_of", "_one"),
    DISPLAY_SHOULD_BE_ONE_OF("Display_Name_for__should_be_one_of__instead_of", "_other"),
    DISPLAY_SPACE_SHOULD_BE_ONE("Display_Name_WS_for__should_be_one_of__instead_of", "_one"),
    DISPLAY_SPACE_SHOULD_BE_ONE_OF("Display_Name_WS_for__should_be_one_of__instead_of", "_other"),
    INACTIVE_CONCEPT_FOUND,
    INACTIVE_DISPLAY_FOUND("INACTIVE_DISPLAY_FOUND", "_other"),
    MSG_DEPRECATED,
    MSG_DRAFT,
    MSG_EXPERIMENTAL,
    MSG_RETIRED,
    MSG_WITHDRAWN,
    NO_VALID_DISPLAY_AT_ALL,
    NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_ERR,
    NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_OK,
    NOT_IN_VALUE_SET("None_of_the_provided_codes_are_in_the_value_set_one"),
    STATUS_CODE_WARNING_CODE,
    SYSTEM_IS_RELATIVE("Terminology_TX_System_Relative"),
    SYSTEM_IS_VALUE_SET("Terminology_TX_System_ValueSet2"),
    TX_GENERAL_CC_ERROR_MESSAGE,
    UNABLE_TO_CHECK_SYSTEM("UNABLE_TO_CHECK_IF_THE_PROVIDED_CODES_ARE_IN_THE_VALUE_SET_CS"),
    UNABLE_TO_HANDLE_SYSTEM_FILTER_WITH_NO_VALUE,
    UNABLE_TO_INFER_CODESYSTEM,
    UNABLE_TO_RESOLVE_VALUE_SET("Unable_to_resolve_value_Set_"),
    UNKNOWN_CODE("Unknown_Code_in"),
    UNKNOWN_CODE_IN_FRAGMENT,
    UNKNOWN_CODE_IN_VERSION("Unknown_Code_in_Version"),
    UNKNOWN_CODESYSTEM,
    UNKNOWN_CODESYSTEM_CODING_NOT_CHECKED,
    UNKNOWN_CODESYSTEM_EXP,
    UNKNOWN_CODESYSTEM_VERSION,
    UNKNOWN_CODESYSTEM_VERSION_EXP,
    UNKNOWN_CODESYSTEM_VERSION_EXP_NONE,
    UNKNOWN_CODESYSTEM_VERSION_NONE,
    VALUESET_BAD_FILTER_VALUE_VALID_REGEX,
    VALUESET_CIRCULAR_REFERENCE,
    VALUESET_SUPPLEMENT_MISSING("VALUESET_SUPPLEMENT_MISSING", "_one"),
    VALUESET_SUPPLEMENTS_MISSING("VALUESET_SUPPLEMENT_MISSING", "_other"),
    VALUESET_TOO_COSTLY,
    VALUESET_VALUE_MISMATCH,
    VALUESET_VALUE_MISMATCH_CHANGED,
    VALUESET_VALUE_MISMATCH_DEFAULT,
    VALUESET_VERSION_CHECK,
    VS_EXP_IMPORT_UNK,
    VS_EXP_IMPORT_UNK_PINNED,
    NHV_ALIAS,
    NHV_CLOSURE_CHANGED,
    NHV_CLOSURE_NONE,
    NHV_CLOSURE_UNKNOWN,
    NHV_HIERARCHY_CIRCULAR,
    NHV_NOT_THEN,
    NHV_PARAMETERS,
    NHV_TOO_COSTLY,
    NHV_UNKNOWN_CACHE,
    NHV_SEVERAL_CACHES,
    NHV_UNKNOWN_MAP;

    private final String id;
    private final String form;

    Message() {
        this.id = name();
        this.form = "";
    }

    Message(String id) {
        this(id, "");
    }

    Message(String id, String form) {
        this.id = id;
        this.form = form;
    }

    /** HL7's key, without the form for one or several. */
    public String id() {
        return id;
    }

    /** The text with {0}, {1} … filled. */
    public String text(Object... arguments) {
        String key = id + form;
        String pattern = Bundles.OURS.containsKey(key) ? Bundles.OURS.getString(key) : Bundles.HL7.getString(key);
        return new MessageFormat(pattern.strip(), Locale.ENGLISH).format(arguments);
    }

    /** Constants of an enum are made before its static fields: hence a holder. Read only. */
    private static final class Bundles {
        private static final ResourceBundle.Control ROOT_ONLY =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        static final ResourceBundle HL7 = ResourceBundle.getBundle("Messages", Locale.ROOT, ROOT_ONLY);
        static final ResourceBundle OURS =
                ResourceBundle.getBundle("se.nhv.terminology.issue.tx", Locale.ROOT, ROOT_ONLY);
    }
}
