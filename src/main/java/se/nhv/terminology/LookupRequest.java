package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.set.VersionParameters;

/**
 * A question to {@code CodeSystem/$lookup}.
 *
 * @param coding system, code and perhaps version
 * @param properties the properties to tell; empty or {@code *} for all
 */
public record LookupRequest(
        Coding coding,
        List<String> properties,
        Languages languages,
        VersionParameters versions,
        List<Canonical> supplements) {

    public LookupRequest {
        properties = List.copyOf(properties);
        supplements = List.copyOf(supplements);
    }

    boolean wants(String property) {
        return properties.isEmpty() || properties.contains("*") || properties.contains(property);
    }
}
