package se.nhv.terminology.load;

import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import se.nhv.terminology.code.SystemHeader;

/** Headers of systems that come from files. Pure. */
final class Headers {
    private Headers() {}

    /** An active, complete system in Swedish. */
    static SystemHeader complete(String url, String version, String name, boolean caseSensitive) {
        return new SystemHeader(
                url,
                version,
                name,
                "sv",
                null,
                caseSensitive,
                CodeSystemContentMode.COMPLETE,
                PublicationStatus.ACTIVE,
                null,
                false,
                true,
                null);
    }
}
