package se.nhv.terminology.code;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/**
 * One name of a concept. Immutable by contract: nobody changes the use or the extensions.
 *
 * @param language BCP 47; null when the source states none
 * @param use what kind of name it is; null when the source states none
 * @param value the name
 * @param extensions as the source states them
 * @param source the supplement that brings it, as url|version; null for the code system itself
 * @param display whether it is the concept's display
 */
public record Designation(
        @Nullable String language,
        @Nullable Coding use,
        String value,
        List<Extension> extensions,
        @Nullable String source,
        boolean display) {

    /** The same name, brought by a supplement. */
    public Designation from(String supplement) {
        return new Designation(language, use, value, extensions, supplement, display);
    }
}
