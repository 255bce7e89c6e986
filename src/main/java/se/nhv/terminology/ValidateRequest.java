package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.set.VersionParameters;

/**
 * A question to {@code $validate-code}. Immutable by contract: nobody changes the codings.
 *
 * @param set the value set; null when only the code system is asked
 * @param form how the code was given: it decides what expressions of issues point at
 * @param codings what to check: one, or those of the concept
 * @param concept as it was given, to be echoed; null for the other forms
 * @param rules how strictly to look
 * @param languages wanted by the request
 * @param header wanted by Accept-Language
 */
public record ValidateRequest(
        @Nullable ValueSet set,
        Form form,
        List<Coding> codings,
        @Nullable CodeableConcept concept,
        Rules rules,
        Languages languages,
        Languages header,
        VersionParameters versions,
        List<Canonical> supplements) {

    /** The three ways to give a code. */
    public enum Form {
        CODE,
        CODING,
        CODEABLE_CONCEPT
    }

    /**
     * @param inferSystem whether the value set may say which system a bare code is of
     * @param abstractRefused whether abstract codes are refused ({@code abstract=false})
     * @param activeOnly whether inactive codes are refused
     * @param lenientDisplay whether a wrong display is only a warning
     * @param membershipOnly whether nothing but membership is looked at
     */
    public record Rules(
            boolean inferSystem,
            boolean abstractRefused,
            boolean activeOnly,
            boolean lenientDisplay,
            boolean membershipOnly) {
        public static final Rules STANDARD = new Rules(false, false, false, false, false);
    }

    public ValidateRequest {
        codings = List.copyOf(codings);
        supplements = List.copyOf(supplements);
    }

    /** One coding, nothing else asked. */
    public static ValidateRequest of(@Nullable ValueSet set, Coding coding) {
        return new ValidateRequest(
                set,
                Form.CODING,
                List.of(coding),
                null,
                Rules.STANDARD,
                Languages.NONE,
                Languages.NONE,
                VersionParameters.NONE,
                List.of());
    }

    ValidateRequest with(List<Coding> others) {
        return new ValidateRequest(set, form, others, concept, rules, languages, header, versions, supplements);
    }

    /** Where the coding with this index stands in the request. */
    String base(int index) {
        switch (form) {
            case CODE:
                return "code";
            case CODING:
                return "Coding";
            default:
                return "CodeableConcept.coding[" + index + "]";
        }
    }

    /** Where an element of the coding with this index stands. */
    String path(int index, String element) {
        return form == Form.CODE ? element : base(index) + "." + element;
    }
}
