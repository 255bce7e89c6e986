package se.nhv;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ResourceKey;
import se.nhv.source.compare.Published;
import se.nhv.source.directory.AreaNames;
import se.nhv.source.directory.Directory;
import se.nhv.store.content.BaseContent;

/** What a folder of resources, or the content in the program, says: what the command line reads documents against. */
record Register(Published published) {
    /** Parsing the other code systems would cost a second and change nothing. */
    private static final Set<String> COMPARED =
            Set.of("Organization", "Location", "PlanDefinition", "OrganizationAffiliation");

    private static final ResourceKey AREAS = new ResourceKey("CodeSystem", "nhv-omrade");

    static Register of(BaseContent content) {
        Codec codec = new Codec(FhirContext.forR4Cached());
        return new Register(Published.of(content.against(Map.of(), Instant.EPOCH).versions().stream()
                .filter(version ->
                        COMPARED.contains(version.key().type()) || version.key().equals(AREAS))
                .map(version -> codec.parse(version.json()))
                .toList()));
    }

    /** The regions and units that names are looked up in. */
    Directory directory() {
        return published.directory();
    }

    /** The areas that titles are looked up in. */
    AreaNames areas() {
        return published.names();
    }
}
