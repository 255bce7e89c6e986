package se.nhv.terminology.code;

import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemHierarchyMeaning;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;

/**
 * What a code system says of itself, beside its concepts. Immutable.
 *
 * @param version null when it has none
 * @param name for computers; null when it has none
 * @param language of displays and definitions; null when it states none
 * @param date as stated, for the rule of versions; null when it states none
 * @param caseSensitive true also when it states nothing: to tell codes apart is the safer reading
 * @param content complete, fragment, example, not-present or supplement
 * @param status of publication; null when it states none
 * @param standardsStatus by HL7's extension; null when it states none
 * @param isA whether it says that what stands below is a kind of what stands above
 * @param supplements for a supplement, what it supplements
 */
public record SystemHeader(
        String url,
        @Nullable String version,
        @Nullable String name,
        @Nullable String language,
        @Nullable String date,
        boolean caseSensitive,
        CodeSystemContentMode content,
        @Nullable PublicationStatus status,
        @Nullable String standardsStatus,
        boolean experimental,
        boolean isA,
        @Nullable Canonical supplements) {
    static final String STANDARDS_STATUS =
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status";

    /** From the resource, which must have a url. */
    public static SystemHeader of(CodeSystem resource) {
        DateTimeType date = resource.getDateElement();
        var standards = resource.getExtensionByUrl(STANDARDS_STATUS);
        CodeSystemContentMode content = resource.getContent();
        return new SystemHeader(
                resource.getUrl(),
                resource.getVersion(),
                resource.getName(),
                resource.getLanguage(),
                date.getValueAsString(),
                !resource.hasCaseSensitive() || resource.getCaseSensitive(),
                content == null ? CodeSystemContentMode.COMPLETE : content,
                resource.getStatus(),
                standards == null || standards.getValue() == null
                        ? null
                        : standards.getValue().primitiveValue(),
                resource.getExperimental(),
                resource.getHierarchyMeaning() == CodeSystemHierarchyMeaning.ISA,
                resource.hasSupplements() ? Canonical.parse(resource.getSupplements()) : null);
    }

    /** url|version, or the url alone. */
    public String canonical() {
        return new Canonical(url, version).toString();
    }

    public boolean isFragment() {
        return content == CodeSystemContentMode.FRAGMENT || content == CodeSystemContentMode.EXAMPLE;
    }

    public boolean isPresent() {
        return content != CodeSystemContentMode.NOTPRESENT;
    }
}
