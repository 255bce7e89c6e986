package se.nhv.publication;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a resource is kept as a file: one JSON file each, by kind, two spaces, elements in FHIR's order, a newline at the
 * end, no versionId and no lastUpdated. Thread-safe.
 */
public final class ResourceFiles {
    private static final Map<String, String> FOLDERS = Map.ofEntries(
            Map.entry("ActivityDefinition", "activities"),
            Map.entry("CodeSystem", "code-systems"),
            Map.entry("ConceptMap", "concept-maps"),
            Map.entry("DocumentReference", "documents"),
            Map.entry("Endpoint", "endpoints"),
            Map.entry("HealthcareService", "healthcare-services"),
            Map.entry("Location", "locations"),
            Map.entry("Measure", "measures"),
            Map.entry("MeasureReport", "measure-reports"),
            Map.entry("Organization", "organizations"),
            Map.entry("OrganizationAffiliation", "permits"),
            Map.entry("PlanDefinition", "care-areas"),
            Map.entry("Provenance", "provenance"),
            Map.entry("Questionnaire", "questionnaires"),
            Map.entry("ValueSet", "value-sets"));

    private final FhirContext context;

    public ResourceFiles(FhirContext context) {
        this.context = context;
    }

    /**
     * The files' contents by path, such as {@code care-areas/dysmeli.json}, in the order of the paths.
     *
     * @throws IllegalArgumentException when two resources would share a file
     */
    public Map<String, byte[]> of(List<Resource> resources) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource resource : resources) {
            String path = path(resource);
            if (files.put(path, bytes(resource)) != null) {
                throw new IllegalArgumentException("two resources for " + path);
            }
        }
        return files;
    }

    private static String path(Resource resource) {
        String folder = FOLDERS.get(resource.fhirType());
        if (folder == null) {
            throw new IllegalArgumentException("no folder for " + resource.fhirType());
        }
        return folder + "/" + resource.getIdElement().getIdPart() + ".json";
    }

    private byte[] bytes(Resource resource) {
        String json = context.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
        return (json.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
