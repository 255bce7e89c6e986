package se.nhv.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * The profiles of IHE mCSD 4.0, and which of them is meant for what the register publishes.
 *
 * <p>IHE's package cannot be had without its registry, so the constraints stand in {@code src/test/resources/mcsd} as
 * StructureDefinitions under IHE's addresses, written by hand from ITI TF-2: 3.90.4.2.2 and the guide's sources.
 */
final class McsdProfiles {
    static final String PROFILE = "https://profiles.ihe.net/ITI/mCSD/StructureDefinition/IHE.mCSD.";

    private static final String KIND =
            "https://profiles.ihe.net/ITI/mCSD/CodeSystem/IHE.mCSD.Organization.Location.Types";
    private static final Path FOLDER = Path.of("src/test/resources/mcsd");

    private final Map<String, StructureDefinition> byUrl = new TreeMap<>();

    McsdProfiles() {
        try {
            for (Path file : CanonicalForm.jsonFiles(FOLDER)) {
                var profile = Content.context()
                        .newJsonParser()
                        .parseResource(StructureDefinition.class, Files.readString(file));
                byUrl.put(profile.getUrl(), profile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * For the validator, without the profiles that references ask for: it does not follow references, and its generator of
     * snapshots loses its way where profiles name each other in circles.
     */
    List<StructureDefinition> withoutTargets() {
        return byUrl.values().stream()
                .map(StructureDefinition::copy)
                .map(McsdProfiles::dropTargets)
                .toList();
    }

    private static StructureDefinition dropTargets(StructureDefinition profile) {
        profile.getDifferential().getElement().forEach(element -> element.setType(List.of()));
        return profile;
    }

    StructureDefinition get(String url) {
        return byUrl.get(url);
    }

    /** The addresses of the profiles that are meant for the resource; none when it is no part of mCSD. */
    static List<String> meantFor(Resource resource) {
        String type = resource.fhirType();
        return switch (type) {
            case "Organization", "Location" -> {
                List<String> profiles = new ArrayList<>(List.of(PROFILE + type));
                if (isKind(resource, "facility")) {
                    profiles.add(PROFILE + "Facility" + type);
                }
                if (isKind(resource, "jurisdiction")) {
                    profiles.add(PROFILE + "Jurisdiction" + type);
                }
                yield profiles;
            }
            case "HealthcareService", "OrganizationAffiliation", "Endpoint", "Practitioner", "PractitionerRole" ->
                List.of(PROFILE + type);
            default -> List.of();
        };
    }

    static boolean isKind(Resource resource, String kind) {
        return !Content.context()
                .newFhirPath()
                .evaluate(resource, "type.coding.where(system='" + KIND + "' and code='" + kind + "')", Base.class)
                .isEmpty();
    }
}
