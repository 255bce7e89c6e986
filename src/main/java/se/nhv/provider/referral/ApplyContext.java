package se.nhv.provider.referral;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Language;

/**
 * The circumstances that R4's {@code $apply} may be told of. Immutable.
 *
 * @param encounter where the plan is used; null when not said
 * @param practitioner who uses it
 * @param organization for whom
 * @param language the user's; null when not said, or neither of ours
 * @param unused the names of those that were sent and change nothing in our plans
 */
record ApplyContext(
        @Nullable String encounter,
        @Nullable String practitioner,
        @Nullable String organization,
        @Nullable Language language,
        List<String> unused) {
    private static final List<String> WITHOUT_EFFECT =
            List.of("userType", "userTaskContext", "setting", "settingContext");

    ApplyContext {
        unused = List.copyOf(unused);
    }

    static ApplyContext read(ParameterReader reader) {
        List<String> unused = new ArrayList<>();
        for (String name : WITHOUT_EFFECT) {
            if (reader.single(name) != null) {
                unused.add(name);
            }
        }
        Given user = reader.single("userLanguage");
        Language language = user == null ? null : language(user);
        if (user != null && language == null) {
            unused.add("userLanguage");
        }
        return new ApplyContext(
                reader.reference("encounter"),
                reader.reference("practitioner"),
                reader.reference("organization"),
                language,
                unused);
    }

    /** R4 gives the language as a concept; text in the address is understood as its code. */
    private static @Nullable Language language(Given given) {
        List<String> codes = new ArrayList<>();
        if (given.text() != null) {
            codes.add(given.text());
        } else if (given.value() instanceof CodeableConcept concept) {
            concept.getCoding().stream().map(Coding::getCode).forEach(code -> codes.add(String.valueOf(code)));
        } else if (given.value() != null) {
            codes.add(String.valueOf(given.value().primitiveValue()));
        }
        for (String code : codes) {
            for (Language language : Language.values()) {
                if (code.equals(language.tag()) || code.startsWith(language.tag() + "-")) {
                    return language;
                }
            }
        }
        return null;
    }
}
